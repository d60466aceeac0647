package dev.muster.delivery.mail;

import dev.muster.directory.Refusal;
import dev.muster.directory.refusal.RefusalCode;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;

/** One plain mailbox, as RFC 5321 4.1.2 has it, in ASCII: {@code bjensen@example.com}. */
public record MailAddress(String value) {
    private static final int LONGEST = 254; // RFC 5321 4.5.3.1.3, less the angle brackets

    public static MailAddress parse(String text) {
        String address = text.strip();
        if (address.length() > LONGEST) throw new NotAMailAddress(address.substring(0, 40) + "…");
        if (!address.chars().allMatch(c -> c > 0x20 && c < 0x7F)) throw new NotAMailAddress(text);
        try {
            InternetAddress[] parsed = InternetAddress.parse(address, true);
            if (parsed.length != 1 || !address.equals(parsed[0].getAddress()) || !address.contains("@")) {
                throw new NotAMailAddress(address);
            }
            return new MailAddress(address);
        } catch (AddressException e) {
            throw new NotAMailAddress(address);
        }
    }

    /** The text is not one mailbox. */
    public static final class NotAMailAddress extends Refusal {
        private static final long serialVersionUID = 1L;
        private final String text;

        NotAMailAddress(String text) {
            super(RefusalCode.NOT_A_MAIL_ADDRESS);
            this.text = text;
        }

        public String text() {
            return text;
        }
    }
}
