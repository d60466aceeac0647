package dev.muster.scim.http;

import dev.muster.directory.VersionMismatch;
import dev.muster.scim.error.RequestRefusal;
import jakarta.servlet.http.HttpServletRequest;
import java.util.HashSet;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A resource's version as an entity tag (RFC 7644 §3.14). Ours are weak, so they are compared weakly. */
public final class EntityTags {
    private static final Pattern TAG = Pattern.compile("(?:W/)?\"([^\"]*)\"");
    private static final String ANY = "*";

    private EntityTags() {}

    public static String of(long version) {
        return "W/\"" + version + "\"";
    }

    /**
     * The version that the command is to expect, by {@code If-Match}; null where any will do.
     *
     * @param current the version at this moment, asked only where the client names several
     * @throws VersionMismatch where the client names none that could be
     */
    public static @Nullable Long expected(HttpServletRequest request, LongSupplier current) {
        return expected("If-Match", request.getHeader("If-Match"), current);
    }

    /**
     * As above, of a tag or a list of them; the {@code version} of an operation in bulk is one (RFC 7644 §3.7).
     *
     * @throws RequestRefusal.EmptyEntityTag where it is there and names nothing: no condition was not what was meant
     */
    public static @Nullable Long expected(String name, @Nullable String header, LongSupplier current) {
        if (header == null) return null;
        refuseEmpty(name, header);
        if (header.trim().equals(ANY)) return null;
        Set<Long> versions = versions(header);
        if (versions.size() == 1) return versions.iterator().next();
        long now = current.getAsLong();
        if (!versions.contains(now)) throw new VersionMismatch();
        return now;
    }

    /** @throws VersionMismatch where {@code If-Match} does not name this version (RFC 9110 §13.1.1) */
    public static void expect(HttpServletRequest request, long current) {
        Long expected = expected(request, () -> current);
        if (expected != null && expected != current) throw new VersionMismatch();
    }

    /**
     * @throws VersionMismatch where {@code If-None-Match} forbids a write to the version at this moment (RFC 9110 §13.1.2)
     * @throws RequestRefusal.EmptyEntityTag where it is there and names nothing
     */
    public static void refuseKnown(HttpServletRequest request, LongSupplier current) {
        String header = request.getHeader("If-None-Match");
        if (header == null) return;
        refuseEmpty("If-None-Match", header);
        if (isKnown(request, current.getAsLong())) throw new VersionMismatch();
    }

    /** Whether {@code If-None-Match} says that the client has this version already. */
    public static boolean isKnown(HttpServletRequest request, long version) {
        String header = request.getHeader("If-None-Match");
        return header != null && (header.trim().equals(ANY) || versions(header).contains(version));
    }

    private static void refuseEmpty(String name, String header) {
        if (header.isBlank()) throw new RequestRefusal.EmptyEntityTag(name);
    }

    private static Set<Long> versions(String header) {
        Set<Long> versions = new HashSet<>();
        Matcher tag = TAG.matcher(header);
        while (tag.find()) {
            String version = tag.group(1);
            // a tag that we never gave matches nothing
            if (version.matches("\\d{1,18}")) versions.add(Long.valueOf(version));
        }
        return versions;
    }
}
