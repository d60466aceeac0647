package dev.muster.server.provisioninglog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.directory.schema.SchemaRegistry;
import dev.muster.postgres.TestDatabase;
import dev.muster.provisioninglog.LogPartitions;
import dev.muster.provisioninglog.LogQueue;
import dev.muster.provisioninglog.LogRowMapper;
import dev.muster.provisioninglog.LogTable;
import dev.muster.provisioninglog.RepeatedRefusals;
import dev.muster.server.WholeServer;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class ProvisioningLogFilterTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-22T10:00:00Z"), ZoneOffset.UTC);

    private final TestDatabase database = WholeServer.OwnDatabase.emptyDatabase();
    private final JdbcTemplate jdbc = new JdbcTemplate(database.superuser());
    private final JdbcTransactionManager transactions = new JdbcTransactionManager(database.superuser());
    private final LogTable table = new LogTable(jdbc, transactions, new LogRowMapper(SchemaRegistry.standard()));

    @AfterEach
    void drop() {
        database.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 403, 429, 503, 507})
    void strangers_fill_the_log_with_no_kind_of_refusal(int status) throws Exception {
        new LogPartitions(jdbc, transactions, CLOCK, 30).turnOver();
        try (var queue = new LogQueue(table, (name, work) -> {
            work.run();
            return true;
        })) {
            var filter = new ProvisioningLogFilter(queue, table, new RepeatedRefusals(queue::add, CLOCK), CLOCK);
            for (int i = 0; i < 40; i++) refuse(filter, "203.0.113.1", status);
            for (int i = 0; i < 400; i++) refuse(filter, "198.51." + i / 100 + "." + i % 100, status);
        }
        assertThat(jdbc.queryForObject("select count(*) from provisioning_log", Integer.class))
                .isEqualTo(300);
        assertThat(jdbc.queryForObject(
                        "select count(*) from provisioning_log where host(address::inet) = '203.0.113.1'",
                        Integer.class))
                .isEqualTo(10);
    }

    private static void refuse(ProvisioningLogFilter filter, String address, int status) throws Exception {
        var request = new MockHttpServletRequest("GET", "/scim/v2/Users");
        request.setRemoteAddr(address);
        filter.doFilter(
                request,
                new MockHttpServletResponse(),
                (asked, answer) -> ((HttpServletResponse) answer).setStatus(status));
    }
}
