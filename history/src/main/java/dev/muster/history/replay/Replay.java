package dev.muster.history.replay;

import dev.muster.directory.TenantId;
import dev.muster.eventstore.EventLog;
import dev.muster.eventstore.StreamId;
import dev.muster.projections.replay.BatchingProjectionWriter;
import dev.muster.projections.replay.StatementBatch;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.jspecify.annotations.Nullable;

/**
 * Runs the projections over all events, in the order of their positions. One thread reads and projects, another one sends
 * what came of it to the database, so that both ends work at once; at most a few loads wait between them.
 */
public final class Replay {
    private static final int STATEMENTS_A_LOAD = 4_000;
    private static final int LOADS_WAITING = 2;

    private final EventLog log;
    private final ReplayedProjections projections;

    public Replay(EventLog log, ReplayedProjections projections) {
        this.log = log;
        this.projections = projections;
    }

    /**
     * @param source    in a transaction, which decides what events there are
     * @param target    whose search path leads to the tables to be filled, auto-commit off; not committed here
     * @param upTo      the last position
     * @return how many events it were
     */
    long run(Connection source, Connection target, long upTo, ReplayProgress progress) throws SQLException {
        return run(source, target, upTo, null, progress);
    }

    /** @param tenant whose events alone, beside those that are of all tenants; null for all */
    long run(Connection source, Connection target, long upTo, @Nullable TenantId tenant, ReplayProgress progress)
            throws SQLException {
        ExecutorService sender = Executors.newSingleThreadExecutor(
                Thread.ofPlatform().name("replay-", 0).daemon().factory());
        try {
            Run run = new Run(target, sender, progress);
            log.read(source, upTo, tenant, run::project);
            run.finish();
            return run.events;
        } finally {
            sender.shutdownNow();
            sender.close(); // the connection must not be closed under its feet
        }
    }

    private final class Run {
        private final Connection target;
        private final ExecutorService sender;
        private final ReplayProgress progress;
        private final BatchingProjectionWriter writer = new BatchingProjectionWriter();
        private final ReplayedProjections.Handlers handlers = projections.over(writer);
        private final Deque<Future<?>> waiting = new ArrayDeque<>();
        private long events;

        Run(Connection target, ExecutorService sender, ReplayProgress progress) {
            this.target = target;
            this.sender = sender;
            this.progress = progress;
        }

        void project(List<TrackedEventMessage<?>> page) throws SQLException {
            for (TrackedEventMessage<?> event : page) {
                var identifier = ((DomainEventMessage<?>) event).getAggregateIdentifier();
                writer.writeFor(StreamId.parse(identifier).aggregate());
                handlers.handle(event);
                if (writer.size() >= STATEMENTS_A_LOAD) send();
            }
            events += page.size();
            progress.replayed(events);
        }

        void finish() throws SQLException {
            send();
            while (!waiting.isEmpty()) await(waiting.remove());
        }

        private void send() throws SQLException {
            if (waiting.size() == LOADS_WAITING) await(waiting.remove());
            List<StatementBatch> load = writer.take();
            Callable<Void> task = () -> {
                for (StatementBatch batch : load) batch.execute(target);
                return null;
            };
            waiting.add(sender.submit(task));
        }

        private static void await(Future<?> load) throws SQLException {
            try {
                load.get();
            } catch (ExecutionException failure) {
                if (failure.getCause() instanceof SQLException sql) throw sql;
                throw new IllegalStateException(failure.getCause());
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(interrupted);
            }
        }
    }
}
