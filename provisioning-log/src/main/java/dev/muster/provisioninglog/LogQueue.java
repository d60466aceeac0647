package dev.muster.provisioninglog;

import dev.muster.work.Upkeep;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lines of accepted requests, on their way into the log by one thread in batches. Where they come faster than they can be
 * written, or are too heavy together, the requests write their own: slower, but nothing is lost. What a kill takes is at most the last second, and the
 * events hold the request's id.
 */
public final class LogQueue implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LogQueue.class);
    private static final String NAME = "LogQueue";
    private static final int CAPACITY = 8_192;
    private static final int BATCH = 1_000;
    private static final Duration GATHERING = Duration.ofMillis(250);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final LogTable table;
    private final Upkeep upkeep;
    private final BlockingQueue<LogEntry> queue = new ArrayBlockingQueue<>(CAPACITY);
    private final long heaviest;
    private final AtomicLong weight = new AtomicLong();
    private final Thread thread;
    private volatile boolean open = true;

    /** A thirty-second of the heap may wait: 8 MiB of 256. */
    public LogQueue(LogTable table, Upkeep upkeep) {
        this(table, upkeep, Runtime.getRuntime().maxMemory() / 32);
    }

    /** @param heaviest what may wait, in bytes */
    LogQueue(LogTable table, Upkeep upkeep, long heaviest) {
        this.heaviest = heaviest;
        this.table = table;
        this.upkeep = upkeep;
        this.thread = Thread.ofPlatform().name("provisioning-log").daemon().start(this::run);
    }

    public void add(LogEntry line) {
        if (!open || !isTaken(line)) table.write(line);
    }

    private boolean isTaken(LogEntry line) {
        long heavy = line.weight();
        if (weight.addAndGet(heavy) <= heaviest && queue.offer(line)) return true;
        weight.addAndGet(-heavy);
        return false;
    }

    private void run() {
        List<LogEntry> batch = new ArrayList<>(BATCH);
        while (open || !queue.isEmpty()) {
            gather(batch);
            if (!batch.isEmpty() && !upkeep.keepUp(NAME, () -> writeOrWait(batch))) {
                // a line that cannot even be looked at takes no other with it
                batch.forEach(line -> upkeep.keepUp(NAME, () -> table.write(line)));
            }
            weight.addAndGet(-batch.stream().mapToLong(LogEntry::weight).sum());
            batch.clear();
        }
    }

    private void writeOrWait(List<LogEntry> batch) {
        while (!table.write(batch)) {
            if (!open) {
                LOG.error("{} lines of the provisioning log could not be written", batch.size());
                return;
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }

    /** Waits for a first line, and a little for company. */
    private void gather(List<LogEntry> batch) {
        try {
            LogEntry first = queue.poll(GATHERING.toMillis(), TimeUnit.MILLISECONDS);
            if (first == null) return;
            batch.add(first);
        } catch (InterruptedException nobodyDoesThat) {
            return;
        }
        if (open && queue.size() < BATCH) LockSupport.parkNanos(GATHERING.toNanos());
        queue.drainTo(batch, BATCH - 1);
    }

    /**
     * Writes what is still there: the server has stopped taking requests. The thread is not interrupted, or it might lose the
     * connection on which it is writing.
     */
    @Override
    public void close() {
        open = false;
        LockSupport.unpark(thread);
        try {
            if (!thread.join(PATIENCE)) LOG.error("{} lines of the provisioning log were not written", queue.size());
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }
}
