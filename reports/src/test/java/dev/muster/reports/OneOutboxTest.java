package dev.muster.reports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.directory.TenantId;
import dev.muster.eventstore.database.ModuleMigrations;
import dev.muster.postgres.TestDatabase;
import dev.muster.postgres.TestDatabases;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What an earlier build has put on record comes through V31. */
class OneOutboxTest {
    @Test
    void two_recipients_who_differ_by_case_alone_keep_their_letters() {
        try (TestDatabase database = TestDatabases.create()) {
            ModuleMigrations.of(database.dataSource(), "reports")
                    .target("30")
                    .load()
                    .migrate();
            Directory directory = new Directory(database.dataSource());
            TenantId tenant = TenantId.next();
            UUID run = UUID.randomUUID();
            directory.reading(
                    tenant,
                    () -> directory.db().sql("""
                            insert into report_run (tenant_id, run_id, schedule_id, scheduled_for, cause, report, time_zone,
                                                    recipients, only_when_something, state, attempts, not_before, created, version)
                            values (?, ?, gen_random_uuid(), now(), 'REQUEST', 'leavers', 'UTC', '{}', false, 'GENERATED', 1,
                                    now(), now(), 0)
                            """).params(tenant.value(), run).update());
            for (String recipient : new String[] {"Ann@example.com", "ann@example.com", "ANN@example.com"}) {
                directory.reading(
                        tenant,
                        () -> directory
                                .db()
                                .sql("""
                                insert into report_delivery (tenant_id, delivery_id, run_id, recipient, state, attempts,
                                                             not_before, message_id, created, version)
                                values (?, gen_random_uuid(), ?, ?, 'SENT', 1, now(), 'one number', now(), 0)
                                """)
                                .params(tenant.value(), run, recipient)
                                .update());
            }
            ReportsSchema.migrate(database.dataSource());
            assertThat(directory.reading(
                            tenant,
                            () -> directory
                                    .db()
                                    .sql("select message_id from delivery")
                                    .query(String.class)
                                    .list()))
                    .hasSize(3)
                    .doesNotHaveDuplicates()
                    .contains("one number");
        }
    }
}
