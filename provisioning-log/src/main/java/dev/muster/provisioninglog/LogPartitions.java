package dev.muster.provisioninglog;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The log's tables, one for each day (UTC): made a week ahead, dropped when their retention is over. */
public final class LogPartitions {
    private static final Logger LOG = LoggerFactory.getLogger(LogPartitions.class);
    private static final String PREFIX = "provisioning_log_";
    private static final DateTimeFormatter NAME = DateTimeFormatter.ofPattern("yyyyMMdd");
    private static final int AHEAD = 7;
    private static final int ATTEMPTS = 10;

    private final JdbcTemplate jdbc;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final int retention;

    public LogPartitions(JdbcTemplate jdbc, PlatformTransactionManager transactions, Clock clock, int retention) {
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
        this.retention = retention;
    }

    /** There must be a table for today before a request comes. Others may be reading or making days just now. */
    void begin() {
        for (int attempt = 1; ; attempt++) {
            try {
                turnOver();
                return;
            } catch (CannotAcquireLockException busy) {
                if (attempt == ATTEMPTS) throw busy;
            }
        }
    }

    @Scheduled(initialDelayString = "PT1H", fixedDelayString = "PT1H")
    void keepUp() {
        try {
            turnOver();
        } catch (CannotAcquireLockException busy) {
            // there is a week for it
            LOG.warn("The days of the provisioning log were not turned over; it is tried again in an hour");
        }
    }

    public void turnOver() {
        LocalDate today = LocalDate.now(clock.withZone(ZoneOffset.UTC));
        transaction.executeWithoutResult(status -> {
            // whoever waits for the log's lock holds up those who write: rather try again
            jdbc.execute("set local lock_timeout = '1s'");
            jdbc.query("select pg_advisory_xact_lock(hashtext('muster provisioning log'))", row -> {});
            List<String> tables = new ArrayList<>();
            jdbc.query("""
                    select c.relname from pg_inherits i join pg_class c on c.oid = i.inhrelid
                     where i.inhparent = 'provisioning_log'::regclass
                    """, row -> {
                tables.add(row.getString("relname"));
            });
            // from yesterday on: another server's clock may be behind
            for (LocalDate day = today.minusDays(1); !day.isAfter(today.plusDays(AHEAD)); day = day.plusDays(1)) {
                if (!tables.contains(table(day))) make(day);
            }
            for (String table : tables) {
                if (day(table)
                        .filter(day -> day.isBefore(today.minusDays(retention)))
                        .isPresent()) {
                    jdbc.execute("drop table " + table);
                }
            }
        });
    }

    private void make(LocalDate day) {
        String table = table(day);
        jdbc.execute("create table " + table + " partition of provisioning_log for values from ('" + day
                + " 00:00:00+00') to ('" + day.plusDays(1) + " 00:00:00+00')");
        // asked by its own name it shows nothing: the policy is its parent's
        jdbc.execute("alter table " + table + " enable row level security");
        jdbc.execute("alter table " + table + " force row level security");
    }

    private static String table(LocalDate day) {
        return PREFIX + NAME.format(day);
    }

    private static Optional<LocalDate> day(String table) {
        try {
            return Optional.of(LocalDate.parse(table.substring(PREFIX.length()), NAME));
        } catch (DateTimeParseException | StringIndexOutOfBoundsException foreign) {
            return Optional.empty();
        }
    }
}
