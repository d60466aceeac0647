package dev.muster.security.web;

import dev.muster.directory.StartRefused;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import org.springframework.core.env.Environment;

/** {@code MUSTER_PUBLIC_URL}: the base of every location that Muster prints, whichever name a request came by. */
public record PublicUrl(String scheme, String host, int port) {
    private static final String NAME = "MUSTER_PUBLIC_URL";
    private static final String CURE =
            "Set it to a scheme and a host, e.g. https://muster.example.com, without a path.";

    public static Optional<PublicUrl> from(Environment environment) {
        String text = environment.getProperty("muster.public-url");
        if (text == null || text.isBlank()) return Optional.empty();
        URI uri;
        try {
            uri = new URI(text.strip());
        } catch (URISyntaxException malformed) {
            throw new StartRefused(NAME, "is " + shown(text) + ", which is no URL.", CURE);
        }
        boolean web = "https".equalsIgnoreCase(uri.getScheme()) || "http".equalsIgnoreCase(uri.getScheme());
        boolean bare = uri.getUserInfo() == null
                && uri.getQuery() == null
                && uri.getFragment() == null
                && (uri.getPath() == null
                        || uri.getPath().isEmpty()
                        || uri.getPath().equals("/"));
        if (!web || uri.getHost() == null || !bare) {
            throw new StartRefused(NAME, "is " + shown(text) + ", which is not the address of a web server.", CURE);
        }
        String scheme = uri.getScheme().toLowerCase(java.util.Locale.ROOT);
        int port = uri.getPort() >= 0 ? uri.getPort() : scheme.equals("https") ? 443 : 80;
        return Optional.of(new PublicUrl(scheme, uri.getHost(), port));
    }

    /** Without the name and the password that some write into a URL. */
    private static String shown(String text) {
        return text.indexOf('@') < 0 ? "'" + text + "'" : "an address with a name or a password in it";
    }

    public boolean isPlain() {
        return scheme.equals("http");
    }

    /** Without a slash at the end. */
    @Override
    public String toString() {
        boolean usual = port == (scheme.equals("https") ? 443 : 80);
        return scheme + "://" + host + (usual ? "" : ":" + port);
    }
}
