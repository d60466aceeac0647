package dev.muster.security.web;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.HexFormat;

/**
 * Whom an address is counted for: itself in IPv4, its /64 in IPv6 (RFC 4291 §2.5.1), because whoever has one of those has all of
 * them.
 */
public final class ClientNetwork {
    private static final int BYTES_OF_64_BITS = 8;

    private ClientNetwork() {}

    /** @param address as the container says it; what is no address stands for itself, and no name server is asked */
    public static String of(String address) {
        int zone = address.indexOf('%');
        String plain = zone < 0 ? address : address.substring(0, zone);
        if (!plain.contains(":") || !plain.matches("[0-9A-Fa-f:.]+")) return plain;
        try {
            byte[] bytes = InetAddress.getByName(plain).getAddress();
            // what maps an address of IPv4 (RFC 4291 §2.5.5.2) comes back as that
            if (bytes.length == 4) return InetAddress.getByAddress(bytes).getHostAddress();
            return HexFormat.ofDelimiter(":").formatHex(bytes, 0, BYTES_OF_64_BITS) + "::/64";
        } catch (UnknownHostException malformed) {
            return plain;
        }
    }
}
