package dev.muster.delivery.mail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Letters of these tests. */
final class Letters {
    static final String BARBARA = "bjensen@example.com";

    static Mail letter(Path folder, String subject, Path attachment) throws IOException {
        Mail letter = letter(folder, subject);
        return new Mail(
                letter.number(),
                letter.recipient(),
                letter.subject(),
                letter.text(),
                letter.html(),
                List.of(new Mail.Attachment("large", "application/octet-stream", attachment)));
    }

    static Mail letter(Path folder, String subject) throws IOException {
        Path pdf = Files.write(folder.resolve("leavers.pdf"), new byte[] {'%', 'P', 'D', 'F', 0, (byte) 0xFF});
        Path csv = Files.writeString(folder.resolve("leavers.csv"), "name\r\nЙенсен\r\n");
        return new Mail(
                "019aa-1.0011223344556677",
                BARBARA,
                subject,
                "Two items are out.\n",
                "<p>Two items are out.</p>",
                List.of(
                        new Mail.Attachment("leavers.pdf", "application/pdf", pdf),
                        new Mail.Attachment("leavers.csv", "text/csv; charset=UTF-8", csv)));
    }

    private Letters() {}
}
