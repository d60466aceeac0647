package dev.muster.benchmarks;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Runs one operation again and again on several workers for a while. */
final class Load {
    /** One worker's operation; the worker's state is its own. */
    interface Worker extends AutoCloseable {
        void once() throws Exception;

        @Override
        default void close() throws Exception {}
    }

    interface WorkerFactory {
        Worker make(int number) throws Exception;
    }

    /** @param perSecond operations a second, of all workers together; the percentiles are milliseconds */
    record Result(long operations, double perSecond, double p50, double p99) {}

    private Load() {}

    /** Makes the workers first: what they prepare is not measured. */
    static Result run(int workers, Duration duration, WorkerFactory factory) throws Exception {
        List<Worker> ready = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(workers)) {
            for (int i = 0; i < workers; i++) ready.add(factory.make(i));
            List<Callable<long[]>> runs = new ArrayList<>();
            long started = System.nanoTime();
            long end = started + duration.toNanos();
            for (Worker worker : ready) runs.add(() -> work(worker, end));
            List<Future<long[]>> done = threads.invokeAll(runs);
            double seconds = (System.nanoTime() - started) / 1e9;
            long[] all = new long[0];
            for (Future<long[]> worker : done) all = concat(all, result(worker));
            Arrays.sort(all);
            return new Result(all.length, all.length / seconds, millis(all, 0.50), millis(all, 0.99));
        } finally {
            for (Worker worker : ready) worker.close();
        }
    }

    private static long[] work(Worker worker, long end) throws Exception {
        long[] nanos = new long[1024];
        int count = 0;
        for (long before = System.nanoTime(); before < end; ) {
            worker.once();
            long after = System.nanoTime();
            if (count == nanos.length) nanos = Arrays.copyOf(nanos, 2 * count);
            nanos[count++] = after - before;
            before = after;
        }
        return Arrays.copyOf(nanos, count);
    }

    private static long[] result(Future<long[]> worker) throws Exception {
        try {
            return worker.get();
        } catch (ExecutionException failure) {
            throw failure.getCause() instanceof Exception cause ? cause : failure;
        }
    }

    private static long[] concat(long[] a, long[] b) {
        long[] both = Arrays.copyOf(a, a.length + b.length);
        System.arraycopy(b, 0, both, a.length, b.length);
        return both;
    }

    private static double millis(long[] sorted, double quantile) {
        return sorted.length == 0 ? Double.NaN : sorted[(int) (quantile * (sorted.length - 1))] / 1e6;
    }
}
