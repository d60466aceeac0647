package dev.muster.benchmarks;

import dev.muster.directory.UuidV7;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/** A big directory as events, copied into the event store of a first boot; the read tables are made from them by a replay. */
final class BulkEvents {
    private static final int FLUSH = 2_000;

    private final Connection connection;
    private final UUID tenant;
    private final UUID integration;
    private final StringBuilder rows = new StringBuilder();
    private int pending;
    private int provisioned;

    /**
     * @param connection  of a superuser, because the application's role sees no tenant by itself
     * @param provisioned how many users are there already
     */
    BulkEvents(Connection connection, int provisioned) throws SQLException {
        this.connection = connection;
        this.provisioned = provisioned;
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select tenant_id, integration_id from integration_view")) {
            row.next();
            tenant = row.getObject(1, UUID.class);
            integration = row.getObject(2, UUID.class);
        }
    }

    static String userName(int number) {
        return "volume" + number + "@example.com";
    }

    static String externalId(int number) {
        return "00v" + number;
    }

    /** Of the same length for all, so that a beginning of it has as many users in a large directory as in a small one. */
    static String displayName(int number) {
        return "Barbara Jensen %07d".formatted(number);
    }

    /** More of them, numbered on. */
    List<UUID> provisionUsers(int count) throws SQLException, IOException {
        List<UUID> users = new ArrayList<>();
        for (int end = provisioned + count; provisioned < end; provisioned++) {
            UUID user = UuidV7.next();
            String name = userName(provisioned);
            String personal = """
                    {"document":{"userName":"%s","name":{"familyName":"Jensen %d","givenName":"Barbara"},\
                    "displayName":"%s","title":"Tour Guide",\
                    "emails":[{"value":"%s","type":"work","primary":true}],"active":true},\
                    "externalId":"%s","salt":"AAAAAAAAAAAAAAAAAAAAAA"}""".formatted(name, provisioned, displayName(provisioned), name, externalId(provisioned));
            append(
                    "User",
                    user,
                    0,
                    "UserProvisioned",
                    "\"user\":\"%s/%s\",\"owner\":\"%s/%s\"".formatted(tenant, user, tenant, integration),
                    personal);
            users.add(user);
        }
        flush();
        return users;
    }

    /** @param atOnce how many members an event adds: 1 as by one PATCH for each, 1,000 as by one PUT */
    UUID pushGroup(String name, List<UUID> members, int atOnce) throws SQLException, IOException {
        UUID group = UuidV7.next();
        String id = "\"group\":\"%s/%s\"".formatted(tenant, group);
        append(
                "Group",
                group,
                0,
                "GroupPushed",
                id + ",\"owner\":\"%s/%s\",\"displayName\":\"%s\"".formatted(tenant, integration, name),
                null);
        long sequence = 1;
        for (int from = 0; from < members.size(); from += atOnce) {
            StringBuilder users = new StringBuilder();
            for (UUID member : members.subList(from, Math.min(from + atOnce, members.size()))) {
                users.append(users.isEmpty() ? "" : ",")
                        .append('"')
                        .append(member)
                        .append('"');
            }
            append("Group", group, sequence++, "MembersAdded", id + ",\"users\":[" + users + "]", null);
        }
        flush();
        return group;
    }

    private void append(
            String aggregate, UUID id, long sequence, String type, String members, @Nullable String personal)
            throws SQLException, IOException {
        String payload = personal == null
                ? "{" + members + "}"
                : "{" + members + ",\"personalSha256\":\"" + sha256(personal) + "\"}";
        rows.append(tenant)
                .append('\t')
                .append(aggregate)
                .append('\t')
                .append(id)
                .append('\t');
        rows.append(sequence)
                .append('\t')
                .append(UUID.randomUUID())
                .append('\t')
                .append(type);
        rows.append("\t1\tnow\t").append(payload).append('\t').append(personal == null ? "\\N" : personal);
        rows.append("\t{\"tenant\":\"")
                .append(tenant)
                .append("\",\"actor\":\"integration/")
                .append(tenant);
        rows.append('/').append(integration).append('/').append(integration).append("\",\"request\":\"bulk\"}\n");
        if (++pending == FLUSH) flush();
    }

    private void flush() throws SQLException, IOException {
        CopyManager copy = connection.unwrap(PGConnection.class).getCopyAPI();
        copy.copyIn("""
                copy domain_event (tenant_id, aggregate_type, aggregate_id, sequence_number, event_id, payload_type,
                                   payload_revision, time_stamp, payload, personal, meta_data) from stdin
                """, new StringReader(rows.toString()));
        rows.setLength(0);
        pending = 0;
    }

    private static String sha256(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException absent) {
            throw new IllegalStateException(absent); // every Java has it
        }
    }
}
