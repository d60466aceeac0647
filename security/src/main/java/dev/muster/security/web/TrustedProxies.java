package dev.muster.security.web;

import dev.muster.directory.StartRefused;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.catalina.util.NetMaskSet;
import org.apache.catalina.valves.RemoteIpValve;
import org.springframework.core.env.Environment;

/**
 * {@code MUSTER_TRUSTED_PROXIES}: the addresses (CIDR blocks, with commas between) whose {@code X-Forwarded-*} headers are
 * believed. Nobody's are, where it is not set: anyone could write them.
 */
public final class TrustedProxies {
    private final String blocks;
    private final NetMaskSet all = new NetMaskSet();

    private TrustedProxies(String blocks) {
        this.blocks = blocks;
        this.all.addAll(blocks);
    }

    public static Optional<TrustedProxies> from(Environment environment) {
        String text = environment.getProperty("muster.trusted-proxies");
        if (text == null || text.isBlank()) return Optional.empty();
        if (!text.matches("[0-9A-Fa-f:./, ]+") || !new NetMaskSet().addAll(text).isEmpty()) {
            throw new StartRefused(
                    "MUSTER_TRUSTED_PROXIES",
                    "is '" + text + "', which is no list of addresses.",
                    "Write addresses or CIDR blocks with commas between, e.g. 10.0.0.0/8, fd00::/8.");
        }
        String blocks = Stream.of(text.split(",")).map(TrustedProxies::block).collect(Collectors.joining(","));
        return Optional.of(new TrustedProxies(blocks));
    }

    /** Without a slash Tomcat would read the whole list as a regular expression. */
    private static String block(String text) {
        String address = text.strip();
        if (address.contains("/")) return address;
        return address + (address.contains(":") ? "/128" : "/32");
    }

    /** @param address without a name; of IPv6 perhaps with a zone */
    public boolean contains(String address) {
        String plain = address.split("%", 2)[0];
        if (!plain.matches("[0-9A-Fa-f:.]+")) return false;
        try {
            return all.contains(plain);
        } catch (UnknownHostException malformed) {
            return false;
        }
    }

    public RemoteIpValve valve() {
        var valve = new RemoteIpValve();
        valve.setInternalProxies(blocks);
        valve.setProtocolHeader("X-Forwarded-Proto");
        valve.setHostHeader("X-Forwarded-Host");
        valve.setPortHeader("X-Forwarded-Port");
        return valve;
    }
}
