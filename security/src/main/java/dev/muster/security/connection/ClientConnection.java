package dev.muster.security.connection;

import dev.muster.security.web.ClientNetwork;
import java.io.IOException;
import java.time.Duration;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.coyote.ActionCode;
import org.apache.tomcat.util.net.NioChannel;
import org.apache.tomcat.util.net.SocketWrapperBase;
import org.jspecify.annotations.Nullable;

/**
 * One connection, and what is asked on it just now. Who holds it is a stranger until a request on it has shown a good credential; and
 * each request is a stranger's until it has, because a proxy sends everybody's on one connection.
 */
public final class ClientConnection {
    private static final ThreadLocal<@Nullable ClientConnection> SERVED = new ThreadLocal<>();

    final SocketWrapperBase<NioChannel> socket;
    /** Of whoever holds the connection, which may be a proxy. */
    final String network;

    private final UnauthenticatedConnections strangers;
    private volatile boolean known;
    private volatile long since = System.nanoTime();
    private volatile @Nullable Request request;
    private volatile @Nullable Response response;
    private volatile boolean requestKnown;
    private volatile boolean answered;

    ClientConnection(SocketWrapperBase<NioChannel> socket, UnauthenticatedConnections strangers) {
        this.socket = socket;
        this.network = ClientNetwork.of(socket.getRemoteAddr());
        this.strangers = strangers;
    }

    /** Whoever sent the request that this thread answers has shown a good credential. */
    public static void showedCredential() {
        ClientConnection served = SERVED.get();
        if (served != null) served.becomeKnown();
    }

    /** Whether the body of the request that this thread answers has arrived, so that reading it keeps nobody waiting. */
    public static boolean bodyIsThere() {
        ClientConnection served = SERVED.get();
        Request asked = served == null ? null : served.request;
        return asked == null || isThere(asked);
    }

    static @Nullable ClientConnection served() {
        return SERVED.get();
    }

    static void serve(@Nullable ClientConnection connection) {
        if (connection == null) SERVED.remove();
        else SERVED.set(connection);
    }

    void enter(Request asked, Response answer) {
        since = System.nanoTime(); // first, so that no wait of before is taken for this request's
        requestKnown = false;
        response = answer;
        request = asked;
    }

    void leave() {
        since = System.nanoTime();
        answered = true;
        request = null;
        response = null;
        if (!known) strangers.waitsAgain(this);
    }

    private void becomeKnown() {
        requestKnown = true;
        // it was only for strangers whose body nobody reads: see StrangersRequests
        if (response != null && !response.isCommitted()) response.setHeader("Connection", null);
        if (known) return;
        known = true;
        strangers.forget(this);
    }

    boolean isKnown() {
        return known;
    }

    boolean isRequestKnown() {
        return requestKnown;
    }

    /** At least once. */
    boolean isAnswered() {
        return answered;
    }

    /** Between two requests, or before the head of one is whole. */
    boolean isWaitedFor() {
        return request == null;
    }

    Duration waited(long now) {
        return Duration.ofNanos(now - since);
    }

    /** Nothing more is read from it; a thread that waits for a body learns that it is cut short. */
    void shutInput() {
        try {
            socket.getSocket().getIOChannel().shutdownInput();
        } catch (IOException gone) {
            // that is what was wanted
        }
    }

    private static boolean isThere(Request asked) {
        org.apache.coyote.Request coyote = asked.getCoyoteRequest();
        if (asked.isFinished()) return true;
        long length = coyote.getContentLengthLong();
        if (length < 0) return false; // chunked: its end is known when it comes
        coyote.action(ActionCode.AVAILABLE, Boolean.TRUE);
        return coyote.getAvailable() >= length;
    }
}
