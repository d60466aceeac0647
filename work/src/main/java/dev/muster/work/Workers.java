package dev.muster.work;

import static java.util.Objects.requireNonNull;

import dev.muster.directory.TenantId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * A few threads of this node that take what is due, one thing each, and never more than some of one tenant: its slow things
 * hold up itself alone. They look when they are woken, and now and then.
 */
public final class Workers implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(Workers.class);
    /** Together with the time that requests have to end (20 s), less than a stop may take. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /** Between the web server's drain and its end: once no request can hand anything more over, and after no request has waited. */
    private static final int PHASE = DEFAULT_PHASE - 1536;

    /** What is due. */
    @FunctionalInterface
    public interface Queue {
        /** @param busy not these; {@code full} not of these tenants, the others in turn */
        List<WorkId> due(int most, Set<WorkId> busy, Set<TenantId> full);
    }

    private final String name;
    private final int threads;
    private final int perTenant;
    private final Duration pause;
    private final Queue queue;
    private final Predicate<WorkId> work;
    private final WorkRunner round;

    private final Map<WorkId, Boolean> running = new HashMap<>();
    /** What somebody else is at, or what nobody knows why it could not be done: not again before the time (nanoTime). */
    private final Map<WorkId, Long> resting = new HashMap<>();

    private long asked;
    private long settled = -1;
    private boolean open;
    private @Nullable ExecutorService pool;

    /** @param work answers whether it is done; else it is left alone for a pause */
    public Workers(
            String name,
            int threads,
            int perTenant,
            Duration pause,
            Queue queue,
            Predicate<WorkId> work,
            WorkRunner round) {
        this.name = name;
        this.threads = threads;
        this.perTenant = perTenant;
        this.pause = pause;
        this.queue = queue;
        this.work = work;
        this.round = round;
    }

    /** There may be something to do, also of what had to rest. */
    public synchronized void wake() {
        resting.clear();
        lookAgain();
    }

    private synchronized void lookAgain() {
        asked++;
        notifyAll();
    }

    /** Whether all that was due when it was woken last is done. */
    public synchronized boolean isSettled() {
        return running.isEmpty() && settled == asked;
    }

    @Override
    public synchronized void start() {
        if (open) return;
        open = true;
        pool = Executors.newFixedThreadPool(
                threads, Thread.ofPlatform().daemon().name(name + "-", 1).factory());
        Thread.ofPlatform().daemon().name(name).start(this::look);
    }

    private void look() {
        while (true) {
            long seen;
            int free;
            Set<WorkId> busy;
            Set<TenantId> full;
            synchronized (this) {
                if (!open) return;
                seen = asked;
                free = threads - running.size();
                resting.values().removeIf(until -> until - System.nanoTime() < 0);
                List<WorkId> all = new ArrayList<>(running.keySet());
                all.addAll(resting.keySet());
                busy = Set.copyOf(all);
                full = full();
            }
            int taken = free == 0 ? 0 : take(free, busy, full);
            synchronized (this) {
                if (taken == 0 && free > 0 && running.isEmpty()) settled = seen;
                if (taken == 0 && open && asked == seen) sleep();
            }
        }
    }

    private Set<TenantId> full() {
        Map<TenantId, Integer> each = new HashMap<>();
        running.keySet().forEach(id -> each.merge(id.tenant(), 1, Integer::sum));
        each.values().removeIf(count -> count < perTenant);
        return Set.copyOf(each.keySet());
    }

    private int take(int free, Set<WorkId> busy, Set<TenantId> full) {
        int[] taken = {0};
        // this thread outlives whatever it meets there
        round.keepUp(name, () -> {
            for (WorkId id : queue.due(free, busy, full)) {
                synchronized (this) {
                    if (!open || running.containsKey(id) || full().contains(id.tenant())) continue;
                    begin(id);
                    taken[0]++;
                }
            }
        });
        return taken[0];
    }

    private synchronized void begin(WorkId id) {
        running.put(id, true);
        try {
            requireNonNull(pool).execute(() -> run(id));
        } catch (Throwable noThread) {
            running.remove(id);
            throw noThread;
        }
    }

    private void run(WorkId id) {
        boolean[] done = {false};
        try {
            round.one(id, () -> done[0] = work.test(id));
        } finally {
            synchronized (this) {
                running.remove(id);
                if (!done[0]) resting.put(id, System.nanoTime() + pause.toNanos());
                lookAgain();
            }
        }
    }

    private void sleep() {
        try {
            wait(pause.toMillis());
        } catch (InterruptedException nobodyDoesThat) {
            LOG.debug("{} was woken early", name);
        }
    }

    @Override
    public int getPhase() {
        return PHASE;
    }

    /** Beside the others of its phase. */
    @Override
    public void stop(Runnable done) {
        Thread.ofVirtual().start(() -> {
            stop();
            done.run();
        });
    }

    /** What is begun is ended, if it does not take too long; what is left undone is found by the next start. */
    @Override
    public void stop() {
        ExecutorService ending;
        synchronized (this) {
            if (!open) return;
            open = false;
            notifyAll();
            ending = requireNonNull(pool);
        }
        ending.shutdown();
        try {
            if (!ending.awaitTermination(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.warn("{}: not all work was done within {}; the next start takes it up", name, PATIENCE);
            }
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return open;
    }
}
