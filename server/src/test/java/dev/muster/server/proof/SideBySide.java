package dev.muster.server.proof;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Pieces of work that do not know of each other, each in a tenant of its own, several at a time. */
final class SideBySide {
    private static final int AT_A_TIME = Math.max(4, Runtime.getRuntime().availableProcessors());

    private SideBySide() {}

    /** @return what each came to, in their order */
    static <T> List<T> run(List<? extends Callable<T>> pieces) throws InterruptedException, ExecutionException {
        try (ExecutorService threads = Executors.newFixedThreadPool(AT_A_TIME)) {
            List<T> results = new ArrayList<>();
            for (Future<T> one : threads.invokeAll(pieces)) results.add(one.get());
            return results;
        }
    }
}
