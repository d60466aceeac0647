package dev.muster.architecture.bad;

/** It dies of the first thing that it did not expect, and nobody hears of it. */
class UnguardedThread {
    void begin() {
        Thread.ofPlatform().daemon().start(UnguardedThread::listen);
    }

    private static void listen() {
        while (!Thread.currentThread().isInterrupted()) Thread.onSpinWait();
    }
}
