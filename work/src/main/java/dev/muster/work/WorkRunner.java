package dev.muster.work;

import dev.muster.eventstore.database.DatabaseTrouble;
import java.sql.SQLTransientConnectionException;
import java.time.Clock;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.CannotCreateTransactionException;

/**
 * Goes over things of many tenants, each for itself. This is the one place where whatever is thrown is caught, errors too: a
 * template that overflows the stack is its tenant's trouble. Only a database that is away ends a round; that is nobody's failure.
 */
public final class WorkRunner implements Upkeep {
    private static final Logger LOG = LoggerFactory.getLogger(WorkRunner.class);

    private final WorkFailures failures;
    private final Clock clock;
    /** What went well here when it was done last, so that its failures need not be looked for. */
    private final Set<WorkId> well = ConcurrentHashMap.newKeySet();

    public WorkRunner(WorkFailures failures, Clock clock) {
        this.failures = failures;
        this.clock = clock;
    }

    /** Those that failed lately have to wait, those that were given up are left alone. */
    public <T> void over(WorkKind kind, Iterable<T> entries, Function<T, WorkId> id, Consumer<T> work) {
        try {
            Set<WorkId> waiting = failures.waiting(kind, clock.instant());
            for (T entry : entries) {
                WorkId entrysId = id.apply(entry);
                if (!waiting.contains(entrysId)) attempt(entrysId, () -> work.accept(entry));
            }
        } catch (DatabaseAway away) {
            LOG.warn("A round over {} ends early, the database cannot be reached: {}", kind, away.getMessage());
        }
    }

    /** Without regard to earlier failures. @return whether it went well */
    public boolean one(WorkId id, Runnable work) {
        try {
            return attempt(id, work);
        } catch (DatabaseAway away) {
            LOG.warn("{} was left undone, the database cannot be reached: {}", id, away.getMessage());
            return false;
        }
    }

    /** Never given up, since its next time comes anyhow; the operator is shown that it fails. */
    @Override
    public boolean keepUp(String name, Runnable work) {
        WorkId id = WorkId.upkeep(name);
        try {
            work.run();
            if (well.add(id)) failures.forget(id);
            return true;
        } catch (Throwable thrown) {
            well.remove(id);
            if (isDatabaseAway(thrown)) {
                LOG.warn("{} was left undone, the database cannot be reached: {}", name, WorkFailures.text(thrown));
            } else {
                countUpkeep(name, id, thrown);
            }
            return false;
        }
    }

    private void countUpkeep(String name, WorkId id, Throwable thrown) {
        try {
            int times = failures.count(id, name + ": " + WorkFailures.text(thrown), clock.instant())
                    .failures();
            // some of it comes every second
            if (Integer.bitCount(times) == 1) LOG.error("{} failed, {} times in a row", name, times, thrown);
        } catch (Throwable again) {
            again.addSuppressed(thrown);
            LOG.error("{} failed, and that could not be counted", name, again);
        }
    }

    private boolean attempt(WorkId id, Runnable work) {
        try {
            work.run();
            failures.forget(id);
            return true;
        } catch (Throwable thrown) {
            if (isDatabaseAway(thrown)) throw new DatabaseAway(thrown);
            count(id, thrown);
            return false;
        }
    }

    private void count(WorkId id, Throwable thrown) {
        try {
            WorkFailure counted = failures.count(id, WorkFailures.text(thrown), clock.instant());
            LOG.error(
                    "{} failed, {} times in a row; {}",
                    id,
                    counted.failures(),
                    counted.givenUp() ? "it is given up" : "it is tried again at " + counted.notBefore(),
                    thrown);
        } catch (Throwable again) {
            if (isDatabaseAway(again)) throw new DatabaseAway(again);
            again.addSuppressed(thrown);
            LOG.error("{} failed, and that could not be counted", id, again);
        }
    }

    /** No connection to be had, or a database that takes nothing from anybody. One that is too busy may be so by this very work. */
    private static boolean isDatabaseAway(Throwable thrown) {
        for (Throwable t = thrown; t != null; t = t.getCause()) {
            if (t instanceof CannotCreateTransactionException || t instanceof SQLTransientConnectionException)
                return true;
        }
        return DatabaseTrouble.behind(thrown)
                .filter(trouble -> trouble != DatabaseTrouble.BUSY)
                .isPresent();
    }

    private static final class DatabaseAway extends RuntimeException {
        private static final long serialVersionUID = 1L;

        DatabaseAway(Throwable cause) {
            super(WorkFailures.text(cause), cause);
        }
    }
}
