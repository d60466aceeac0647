package dev.muster.projections.resource;

import dev.muster.directory.UuidV7;
import dev.muster.directory.text.Sha256;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcOperations;

/**
 * Where clients are in their walks over lists. A client counts, and while it walks people come and go; so the server
 * remembers for each next startIndex behind which id it begins, and the total that the walk began with.
 */
final class KeysetAnchors {
    private static final String LIFETIME = "interval '15 minutes'";
    private static final UUID PEOPLE = new UUID(0, 0);

    private static final String POSITION = "select walk, next_start, last_id, last_value, total, taken from list_walk"
            + " where tenant_id = ? and integration_id = ? and list = ? and expires > now()";
    private static final String AT = POSITION + " and next_start = ? order by taken, walk desc limit 1";
    private static final String NEAREST =
            POSITION + " and next_start between ? and ? order by next_start desc, walk desc limit 1";
    private static final String TAKE = """
            update list_walk set taken = true, expires = now() + %s
             where tenant_id = ? and integration_id = ? and list = ? and next_start = ? and walk = ?
            """.formatted(LIFETIME);
    private static final String REMEMBER = """
            insert into list_walk (tenant_id, integration_id, list, next_start, walk, last_id, last_value,
                                   total, taken, expires)
            values (?, ?, ?, ?, ?, ?, ?, ?, false, now() + %s)
            on conflict (tenant_id, integration_id, list, next_start, walk)
                do update set last_id = excluded.last_id, last_value = excluded.last_value, expires = excluded.expires
            """.formatted(LIFETIME);
    private static final String FORGET_EXPIRED =
            "delete from list_walk where tenant_id = ? and integration_id = ? and expires < now()";

    private final JdbcOperations jdbc;

    KeysetAnchors(JdbcOperations jdbc) {
        this.jdbc = jdbc;
    }

    /** One list as one client reads it: the types, the filter and the order, hashed. */
    record Key(UUID tenant, UUID reader, String list) {
        static Key of(ListQuery query) {
            return new Key(
                    query.tenant().value(),
                    query.reader() == null ? PEOPLE : query.reader().value(),
                    Sha256.hex(query.text()));
        }
    }

    /** One client going through one list. */
    record Walk(UUID id, long total) {
        static Walk begunWith(long total) {
            return new Walk(UuidV7.next(), total);
        }
    }

    /** The page that begins with {@code nextStart} begins behind {@code last}. */
    record Position(Walk walk, long nextStart, KeysetPosition last, boolean taken) {}

    /**
     * Where a walk goes on that asks for this startIndex next: the newest walk that has not been given that page yet. One that was
     * given already is asked for again only by a client that lost the answer.
     */
    Optional<Position> at(Key key, long startIndex) {
        Optional<Position> position = first(AT, key, startIndex);
        position.filter(open -> !open.taken())
                .ifPresent(open -> jdbc.update(
                        TAKE,
                        key.tenant(),
                        key.reader(),
                        key.list(),
                        startIndex,
                        open.walk().id()));
        return position;
    }

    /** A position before the startIndex, at most so many rows away. */
    Optional<Position> nearest(Key key, long startIndex, int stride) {
        return first(NEAREST, key, startIndex - stride, startIndex);
    }

    private Optional<Position> first(String sql, Key key, Object... more) {
        List<Object> parameters = new ArrayList<>(List.of(key.tenant(), key.reader(), key.list()));
        parameters.addAll(List.of(more));
        return jdbc.query(sql, KeysetAnchors::position, parameters.toArray()).stream()
                .findFirst();
    }

    void remember(Key key, Walk walk, long nextStart, KeysetPosition last) {
        jdbc.update(
                REMEMBER,
                key.tenant(),
                key.reader(),
                key.list(),
                nextStart,
                walk.id(),
                last.id(),
                last.value(),
                walk.total());
    }

    void forgetExpired(Key key) {
        jdbc.update(FORGET_EXPIRED, key.tenant(), key.reader());
    }

    /**
     * Marks every so many rows of the list, in one pass over its ids.
     *
     * @param ids a query for them
     */
    void anchor(Key key, SqlBuilder ids, int stride) {
        List<@Nullable Object> parameters = new ArrayList<>();
        parameters.addAll(List.of(key.tenant(), key.reader(), key.list(), UuidV7.next()));
        parameters.addAll(ids.parameters());
        parameters.add(stride);
        jdbc.update("""
                insert into list_walk (tenant_id, integration_id, list, next_start, walk, last_id, total, taken, expires)
                select ?, ?, ?, place + 1, ?, id, total, true, now() + %s
                  from (select id, row_number() over (order by id) as place, count(*) over () as total
                          from (%s) as ids) as numbered
                 where place %% ? = 0
                """.formatted(LIFETIME, ids.text()), parameters.toArray());
    }

    private static Position position(ResultSet row, int number) throws SQLException {
        return new Position(
                new Walk(row.getObject("walk", UUID.class), row.getLong("total")),
                row.getLong("next_start"),
                new KeysetPosition(row.getString("last_value"), row.getObject("last_id", UUID.class)),
                row.getBoolean("taken"));
    }
}
