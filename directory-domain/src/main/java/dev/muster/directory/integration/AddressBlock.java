package dev.muster.directory.integration;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Internet addresses that begin alike, as CIDR writes them (RFC 4632 §3.1, RFC 4291 §2.3): {@code 192.0.2.0/24},
 * {@code 2001:db8::/32}, or one address.
 */
public record AddressBlock(InetAddress network, int bits) {
    private static final Pattern FOUR = Pattern.compile("(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})");
    private static final Pattern SIX = Pattern.compile("[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*");

    /** Empty where the text is no block, or where bits are set behind its length: then something else was meant. */
    public static Optional<AddressBlock> of(String text) {
        int slash = text.indexOf('/');
        Optional<InetAddress> address = address(slash < 0 ? text : text.substring(0, slash));
        if (address.isEmpty()) return Optional.empty();
        byte[] bytes = address.get().getAddress();
        int longest = bytes.length * 8;
        int bits = slash < 0 ? longest : length(text.substring(slash + 1));
        if (bits < 0 || bits > longest || !agree(bytes, new byte[bytes.length], bits, longest)) return Optional.empty();
        return Optional.of(new AddressBlock(address.get(), bits));
    }

    @JsonCreator
    public static AddressBlock parse(String text) {
        return of(text).orElseThrow(() -> new IllegalArgumentException("No block of addresses: " + text));
    }

    /** Never asks a name server: what is no address is in no block. */
    public boolean contains(String address) {
        byte[] ours = network.getAddress();
        return address(address)
                .map(InetAddress::getAddress)
                .filter(theirs -> theirs.length == ours.length && agree(ours, theirs, 0, bits))
                .isPresent();
    }

    private static Optional<InetAddress> address(String text) {
        int zone = text.indexOf('%');
        String literal = zone < 0 ? text : text.substring(0, zone);
        if (!FOUR.matcher(literal).matches() && !SIX.matcher(literal).matches()) return Optional.empty();
        try {
            return Optional.of(InetAddress.getByName(literal)); // reads it as it stands
        } catch (UnknownHostException malformed) {
            return Optional.empty();
        }
    }

    private static int length(String text) {
        return text.matches("\\d{1,3}") ? Integer.parseInt(text) : -1;
    }

    private static boolean agree(byte[] one, byte[] other, int from, int to) {
        for (int bit = from; bit < to; bit++) {
            int mask = 0x80 >> (bit % 8);
            if ((one[bit / 8] & mask) != (other[bit / 8] & mask)) return false;
        }
        return true;
    }

    @JsonValue
    @Override
    public String toString() {
        boolean single = bits == (network instanceof Inet4Address ? 32 : 128);
        return network.getHostAddress() + (single ? "" : "/" + bits);
    }
}
