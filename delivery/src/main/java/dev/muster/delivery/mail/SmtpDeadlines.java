package dev.muster.delivery.mail;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.net.SocketFactory;
import org.jspecify.annotations.Nullable;

/**
 * Hangs up when a step takes too long as a whole. A read's own time-out would begin anew with each byte that drips in, and be the same
 * for all steps.
 */
final class SmtpDeadlines extends SocketFactory implements AutoCloseable {
    private static final ScheduledExecutorService CLOCK = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("mail-watch").factory());

    private @Nullable Socket socket;
    private @Nullable Future<?> end;
    private boolean over;

    /** The step from here on has so long. */
    synchronized void allow(Duration time) {
        stop();
        if (!over) end = CLOCK.schedule(this::hangUp, time.toMillis(), TimeUnit.MILLISECONDS);
    }

    synchronized boolean isOver() {
        return over;
    }

    private synchronized void hangUp() {
        over = true;
        try {
            if (socket != null) socket.close();
        } catch (IOException gone) {
            socket = null;
        }
    }

    private void stop() {
        if (end != null) end.cancel(false);
        end = null;
    }

    @Override
    public synchronized void close() {
        stop();
        hangUp();
    }

    @Override
    public synchronized Socket createSocket() throws IOException {
        if (over) throw new InterruptedIOException("It took too long");
        socket = new Socket();
        return socket;
    }

    // the mail library connects a socket itself, so that it can say for how long

    @Override
    public Socket createSocket(String host, int port) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress from, int fromPort) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Socket createSocket(InetAddress host, int port) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress from, int fromPort) {
        throw new UnsupportedOperationException();
    }
}
