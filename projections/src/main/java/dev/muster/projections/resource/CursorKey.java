package dev.muster.projections.resource;

import static java.util.Objects.requireNonNull;

import java.security.SecureRandom;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcOperations;

/** The key of the cursors, made by whichever node needs it first and read by the others. */
final class CursorKey {
    private static final int BYTES = 32;

    private final JdbcOperations jdbc;
    private volatile byte @Nullable [] bytes;

    CursorKey(JdbcOperations jdbc) {
        this.jdbc = jdbc;
    }

    byte[] bytes() {
        byte[] known = bytes;
        if (known == null) {
            byte[] fresh = new byte[BYTES];
            new SecureRandom().nextBytes(fresh);
            jdbc.update("insert into cursor_key (key) values (?) on conflict do nothing", (Object) fresh);
            known = requireNonNull(jdbc.queryForObject("select key from cursor_key", byte[].class));
            bytes = known;
        }
        return known;
    }
}
