package dev.muster.history.replay;

import dev.muster.directory.TenantId;
import dev.muster.directory.UuidV7;
import dev.muster.eventstore.EventLog;
import dev.muster.history.replay.VerificationView.Phase;
import dev.muster.history.replay.VerificationView.Verdict;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.support.JdbcUtils;

/**
 * Replays all events into a shadow while the server serves, and holds every table of the projections against it. The cut is
 * one snapshot: the events visible in it are those whose rows are. What streams behind is compared as far as it has come.
 */
public final class Verification implements Verifications, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Verification.class);

    private final DataSource unpooled;
    private final EventLog log;
    private final Replay replay;
    private final StreamedTables streamed;
    private final VerificationRecords records;
    private final Clock clock;
    private final ExecutorService runs = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().name("verification").daemon().factory());
    private volatile boolean stopping;

    Verification(
            DataSource unpooled,
            EventLog log,
            Replay replay,
            StreamedTables streamed,
            VerificationRecords records,
            Clock clock) {
        this.unpooled = unpooled;
        this.log = log;
        this.replay = replay;
        this.streamed = streamed;
        this.records = records;
        this.clock = clock;
    }

    @Override
    public UUID start(String askedBy, @Nullable TenantId tenant) {
        Run run = begin(askedBy, tenant);
        runs.execute(run::toItsEnd);
        return run.id;
    }

    /** The same in the caller's thread: returns the verdict. */
    public VerificationView verify(String askedBy) {
        Run run = begin(askedBy, null);
        run.toItsEnd();
        return find(run.id, null).orElseThrow();
    }

    @Override
    public Optional<VerificationView> find(UUID id, @Nullable TenantId tenant) {
        return records.find(id, tenant);
    }

    @Override
    public List<VerificationView> latest(int count, @Nullable TenantId tenant) {
        return records.latest(count, tenant);
    }

    private Run begin(String askedBy, @Nullable TenantId tenant) {
        UUID id = UuidV7.next();
        Connection snapshot = ReplayLock.openSnapshot(unpooled);
        try {
            records.begin(id, tenant, askedBy, clock.instant());
            records.abandonLeftovers(id, clock.instant());
            return new Run(id, tenant, snapshot);
        } catch (RuntimeException failure) {
            JdbcUtils.closeConnection(snapshot);
            throw failure;
        }
    }

    /** Clears up after a run whose server was killed, unless another node is at one. */
    public void clearLeftovers() {
        try (Connection lock = ReplayLock.openSnapshot(unpooled);
                Connection work = unpooled.getConnection()) {
            ShadowSchema.dropLeftovers(work);
            records.abandonLeftovers(UuidV7.next(), clock.instant());
            lock.rollback();
        } catch (AlreadyRunning elsewhere) {
            LOG.info("Another node is at a replay");
        } catch (SQLException failure) {
            throw new IllegalStateException("What an interrupted replay left could not be dropped", failure);
        }
    }

    /** Ends a run that is under way; its record says so. */
    @Override
    public void close() {
        stopping = true;
        runs.close();
    }

    private static final class ServerStops extends RuntimeException {}

    private final class Run {
        private static final long REPORT_EVERY_MILLIS = 1_000;

        private final UUID id;
        private final @Nullable TenantId tenant;
        private final Connection snapshot;
        private final Findings findings = new Findings();
        private EventLog.Extent extent = new EventLog.Extent(0, 0);
        private long replayStarted;
        private long lastReport;
        private long replayMillis;

        Run(UUID id, @Nullable TenantId tenant, Connection snapshot) {
            this.id = id;
            this.tenant = tenant;
            this.snapshot = snapshot;
        }

        void toItsEnd() {
            Verdict verdict = Verdict.FAILED;
            String failure = null;
            try (Connection open = snapshot) {
                replayAndCompare();
                verdict = findings.count() == 0 ? Verdict.AGREES : Verdict.DIFFERS;
                open.rollback();
            } catch (ServerStops stops) {
                verdict = Verdict.ABANDONED;
            } catch (SQLException | RuntimeException failed) {
                LOG.error("Verification {} failed", id, failed);
                failure = String.valueOf(failed.getMessage());
            }
            finish(verdict, failure);
        }

        private void replayAndCompare() throws SQLException {
            extent = log.extent(snapshot, tenant);
            LOG.info("Verification {} starts: {} events up to position {}", id, extent.events(), extent.position());
            try (Connection work = unpooled.getConnection()) {
                ShadowSchema.dropLeftovers(work);
                report(Phase.PREPARING, 0);
                ShadowSchema shadow = ShadowSchema.create(unpooled, false);
                Throwable cause = null;
                try {
                    shadow.enter(work);
                    work.setAutoCommit(false);
                    fill(shadow, work);
                    compare(shadow, work);
                } catch (SQLException | RuntimeException failed) {
                    cause = failed;
                    throw failed;
                } finally {
                    clearUp(shadow, work, cause);
                }
            }
        }

        /** What fails here must not hide why it came to this; what stays is dropped by the next run. */
        private static void clearUp(ShadowSchema shadow, Connection work, @Nullable Throwable cause)
                throws SQLException {
            try {
                if (!work.getAutoCommit()) {
                    work.rollback();
                    work.setAutoCommit(true);
                }
                ShadowSchema.drop(work, shadow.schema());
            } catch (SQLException failure) {
                if (cause == null) throw failure;
                cause.addSuppressed(failure);
            }
        }

        private void fill(ShadowSchema shadow, Connection work) throws SQLException {
            replayStarted = clock.millis();
            report(Phase.REPLAYING, 0);
            replay.run(snapshot, work, extent.position(), tenant, this::replayed);
            work.commit();
            replayMillis = Math.max(1, clock.millis() - replayStarted);
            shadow.complete(work);
            work.commit();
        }

        private void replayed(long events) {
            if (stopping) throw new ServerStops();
            long now = clock.millis();
            if (now - lastReport < REPORT_EVERY_MILLIS) return;
            replayMillis = Math.max(1, now - replayStarted);
            report(Phase.REPLAYING, events);
        }

        private void compare(ShadowSchema shadow, Connection work) throws SQLException {
            report(Phase.COMPARING, extent.events());
            Map<String, String> conditions = streamed.conditions(snapshot);
            var comparison = new TableComparison(snapshot, work, findings);
            for (String table : shadow.comparable(work)) {
                if (stopping) throw new ServerStops();
                comparison.compare(table, conditions.getOrDefault(table, "true") + ofTenant());
            }
        }

        private String ofTenant() {
            return tenant == null ? "" : " and tenant_id = '" + tenant.value() + "'";
        }

        private void report(Phase phase, long done) {
            lastReport = clock.millis();
            records.progress(id, phase, extent.position(), extent.events(), done, replayMillis);
            if (phase == Phase.REPLAYING && done > 0) {
                LOG.info("Verification {}: {} of {} events", id, done, extent.events());
            }
        }

        private void finish(Verdict verdict, @Nullable String failure) {
            records.finish(id, clock.instant(), verdict, findings, failure);
            LOG.atLevel(verdict == Verdict.AGREES ? org.slf4j.event.Level.INFO : org.slf4j.event.Level.WARN)
                    .log(
                            "Verification {} {}: {} differences, {} events replayed in {} ms",
                            id,
                            verdict,
                            findings.count(),
                            extent.events(),
                            replayMillis);
        }
    }
}
