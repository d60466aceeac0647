package dev.muster.benchmarks;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * What the machine can do at best: every row that Muster's own transaction writes, into tables of the same shape and with
 * the same indexes, by bare JDBC batches and one commit, without row-level security, HTTP or Java in between.
 */
final class Yardstick {
    private static final String[] TABLES = {"name_claim", "domain_event", "user_view", "user_email", "external_id"};

    private final DataSource dataSource;

    Yardstick(DataSource dataSource) throws SQLException {
        this.dataSource = dataSource;
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("drop schema if exists yardstick cascade");
            statement.execute("create schema yardstick");
            for (String table : TABLES) {
                statement.execute("create table yardstick." + table + " (like public." + table + " including all)");
            }
        }
    }

    Load.Worker creator() throws SQLException {
        return new Creator(dataSource.getConnection());
    }

    Load.Worker deactivator() throws SQLException {
        return new Deactivator(dataSource.getConnection());
    }

    private abstract static class Batches implements Load.Worker {
        static final UUID TENANT = UUID.fromString("01900000-0000-7000-8000-000000000001");
        static final UUID INTEGRATION = UUID.fromString("01900000-0000-7000-8000-000000000002");
        static final String EVENT = """
                insert into yardstick.domain_event
                       (tenant_id, aggregate_type, aggregate_id, sequence_number, event_id, payload_type,
                        payload_revision, time_stamp, payload, personal, meta_data)
                values (?, 'User', ?, ?, ?, ?, '1', now(), ?::json, ?::json, ?::json)
                """;
        static final String META = """
                {"tenant":"01900000-0000-7000-8000-000000000001","actor":"integration/01900000-0000-7000-8000-\
                000000000001/01900000-0000-7000-8000-000000000002/01900000-0000-7000-8000-000000000003",\
                "request":"01900000-0000-7000-8000-000000000004"}""";

        final Connection connection;
        final PreparedStatement event;

        Batches(Connection connection) throws SQLException {
            this.connection = connection;
            connection.setAutoCommit(false);
            event = connection.prepareStatement(EVENT);
        }

        void appendEvent(UUID user, long sequence, String type, String payload, String personal) throws SQLException {
            event.setObject(1, TENANT);
            event.setObject(2, user);
            event.setLong(3, sequence);
            event.setObject(4, UUID.randomUUID());
            event.setString(5, type);
            event.setString(6, payload);
            event.setString(7, personal);
            event.setString(8, META);
            event.addBatch();
            event.executeBatch();
        }

        static String payload(UUID user) {
            return "{\"user\":\"" + TENANT + "/" + user + "\",\"owner\":\"" + TENANT + "/" + INTEGRATION
                    + "\",\"personalSha256\":\"" + "0".repeat(64) + "\"}";
        }

        @Override
        public void close() throws SQLException {
            connection.close();
        }
    }

    private static final class Creator extends Batches {
        private final PreparedStatement claim;
        private final PreparedStatement view;
        private final PreparedStatement email;
        private final PreparedStatement external;

        Creator(Connection connection) throws SQLException {
            super(connection);
            claim = connection.prepareStatement("insert into yardstick.name_claim values (?, 'USER_NAME', ?, ?)");
            view = connection.prepareStatement("""
                    insert into yardstick.user_view
                           (tenant_id, user_id, owner, user_name, user_name_folded, active, display_name_folded,
                            family_name_folded, given_name_folded, document, version, created, last_modified)
                    values (?, ?, ?, ?, ?, true, ?, ?, 'barbara', ?::json, 0, now(), now())
                    """);
            email = connection.prepareStatement(
                    "insert into yardstick.user_email (tenant_id, folded, user_id, is_primary) values (?, ?, ?, true)");
            external = connection.prepareStatement("""
                    insert into yardstick.external_id (tenant_id, integration_id, resource_id, kind, external_id)
                    values (?, ?, ?, 'User', ?)
                    """);
        }

        @Override
        public void once() throws SQLException {
            long number = DistinctUsers.next();
            UUID user = dev.muster.directory.UuidV7.next();
            String name = DistinctUsers.userName(number);
            String json = DistinctUsers.json(number);

            claim.setObject(1, TENANT);
            claim.setString(2, name);
            claim.setObject(3, user);
            claim.addBatch();
            claim.executeBatch();

            appendEvent(user, 0, "UserProvisioned", payload(user), json);

            view.setObject(1, TENANT);
            view.setObject(2, user);
            view.setObject(3, INTEGRATION);
            view.setString(4, name);
            view.setString(5, name);
            view.setString(6, "barbara jensen " + number);
            view.setString(7, "jensen " + number);
            view.setString(8, json);
            view.addBatch();
            view.executeBatch();

            email.setObject(1, TENANT);
            email.setString(2, name);
            email.setObject(3, user);
            email.addBatch();
            email.executeBatch();

            external.setObject(1, TENANT);
            external.setObject(2, INTEGRATION);
            external.setObject(3, user);
            external.setString(4, "00u" + number);
            external.addBatch();
            external.executeBatch();

            connection.commit();
        }
    }

    /** Switches off users that it has made beforehand: an event and a changed row each. */
    private static final class Deactivator extends Batches {
        private static final int PREPARED = 20_000;
        private final PreparedStatement update;
        private final UUID[] users = new UUID[PREPARED];
        private int next;

        Deactivator(Connection connection) throws SQLException {
            super(connection);
            update = connection.prepareStatement("""
                    update yardstick.user_view
                       set active = false, deactivated_at = now(), deactivated_by = ?, version = 1,
                           last_modified = now()
                     where tenant_id = ? and user_id = ?
                    """);
            try (PreparedStatement insert = connection.prepareStatement("""
                    insert into yardstick.user_view
                           (tenant_id, user_id, owner, user_name, user_name_folded, active, display_name_folded,
                            family_name_folded, given_name_folded, document, version, created, last_modified)
                    values (?, ?, ?, ?, ?, true, ?, ?, 'barbara', ?::json, 0, now(), now())
                    """)) {
                for (int i = 0; i < PREPARED; i++) {
                    users[i] = dev.muster.directory.UuidV7.next();
                    long number = DistinctUsers.next();
                    insert.setObject(1, TENANT);
                    insert.setObject(2, users[i]);
                    insert.setObject(3, INTEGRATION);
                    insert.setString(4, DistinctUsers.userName(number));
                    insert.setString(5, DistinctUsers.userName(number));
                    insert.setString(6, "barbara jensen " + number);
                    insert.setString(7, "jensen " + number);
                    insert.setString(8, DistinctUsers.json(number));
                    insert.addBatch();
                    if (i % 500 == 499) insert.executeBatch();
                }
            }
            connection.commit();
        }

        @Override
        public void once() throws SQLException {
            UUID user = users[next++ % PREPARED];
            appendEvent(user, 1 + next / PREPARED, "UserDeactivated", payload(user), "{}");
            update.setObject(1, INTEGRATION);
            update.setObject(2, TENANT);
            update.setObject(3, user);
            update.addBatch();
            update.executeBatch();
            connection.commit();
        }
    }
}
