package dev.muster.server.boot;

import dev.muster.directory.Stopping;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Knows first that the server is to stop: before the web server waits for what is in flight. */
@Component
final class ToldToStop implements Stopping, SmartLifecycle {
    private volatile boolean asked;
    private volatile boolean running;

    @Override
    public boolean isAsked() {
        return asked;
    }

    @Override
    public int getPhase() {
        return Integer.MAX_VALUE;
    }

    @Override
    public void start() {
        running = true;
    }

    @Override
    public void stop() {
        asked = true;
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
