package dev.muster.security.connection;

import dev.muster.security.web.TrustedProxies;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import org.apache.tomcat.util.net.NioChannel;
import org.apache.tomcat.util.net.SocketEvent;
import org.apache.tomcat.util.net.SocketWrapperBase;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The connections that are open, and among them those on which no good credential was shown yet. There are never more of these than
 * a bound, all together and from one network: the one that has been waited for longest makes room. So a new one is always taken, and
 * a client, who sends its request at once, gets to show its credential.
 */
final class UnauthenticatedConnections {
    /** For the head of the first request. */
    static final Duration HEAD = Duration.ofSeconds(20);
    /** From an answer to the whole head of the next request: as long as clients and probes keep an idle connection to use again. */
    static final Duration KEEP_ALIVE = Duration.ofSeconds(60);
    /** For the whole request of somebody who shows no good credential. */
    static final Duration REQUEST = Duration.ofSeconds(5);

    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final Logger LOG = LoggerFactory.getLogger(UnauthenticatedConnections.class);

    private final int most;
    private final int mostOfNetwork;
    private final Optional<TrustedProxies> proxies;
    private final Map<SocketWrapperBase<NioChannel>, ClientConnection> open = new ConcurrentHashMap<>();
    /** Longest waited for first. */
    private final Set<ClientConnection> strangers = new LinkedHashSet<>();

    private final Map<String, Integer> ofNetwork = new HashMap<>();

    private final Thread sweeper;
    private volatile boolean ended;

    UnauthenticatedConnections(int most, int mostOfNetwork, Optional<TrustedProxies> proxies) {
        this.most = most;
        this.mostOfNetwork = mostOfNetwork;
        this.proxies = proxies;
        this.sweeper = Thread.ofPlatform().daemon().name("strangers").start(this::sweepAndSweep);
    }

    ClientConnection of(SocketWrapperBase<NioChannel> socket) {
        ClientConnection known = open.get(socket);
        return known != null ? known : open.computeIfAbsent(socket, this::begin);
    }

    private ClientConnection begin(SocketWrapperBase<NioChannel> socket) {
        var connection = new ClientConnection(socket, this);
        ClientConnection tooMany = null;
        synchronized (this) {
            strangers.add(connection);
            int now = ofNetwork.merge(connection.network, 1, Integer::sum);
            if (now > mostOfNetwork && !isProxy(connection)) tooMany = longestWaitedFor(connection.network);
            else if (strangers.size() > most) tooMany = longestWaitedFor(null);
        }
        if (tooMany != null) close(tooMany);
        return connection;
    }

    private boolean isProxy(ClientConnection connection) {
        return proxies.isPresent() && proxies.get().contains(connection.socket.getRemoteAddr());
    }

    /** @param network null: whichever */
    private @Nullable ClientConnection longestWaitedFor(@Nullable String network) {
        for (ClientConnection stranger : strangers) {
            if (stranger.isWaitedFor() && (network == null || network.equals(stranger.network))) {
                remove(stranger);
                return stranger;
            }
        }
        return null;
    }

    /** For its next request, from now on. */
    synchronized void waitsAgain(ClientConnection connection) {
        if (strangers.remove(connection)) strangers.add(connection);
    }

    synchronized void forget(ClientConnection connection) {
        remove(connection);
    }

    private void remove(ClientConnection connection) {
        if (!strangers.remove(connection)) return;
        ofNetwork.computeIfPresent(connection.network, (network, count) -> count > 1 ? count - 1 : null);
    }

    void ended(SocketWrapperBase<NioChannel> socket) {
        ClientConnection gone = open.remove(socket);
        if (gone != null) forget(gone);
    }

    private void sweepAndSweep() {
        while (!ended) {
            LockSupport.parkNanos(PAUSE.toNanos());
            try {
                sweep();
            } catch (Throwable unforeseen) { // without a sweep strangers hold whatever they like
                LOG.error("Connections whose time is over could not be closed", unforeseen);
            }
        }
    }

    void stop() {
        ended = true;
        LockSupport.unpark(sweeper);
    }

    /** Whose time is over. */
    private void sweep() {
        long now = System.nanoTime();
        List<ClientConnection> late = new ArrayList<>();
        for (Iterator<ClientConnection> all = open.values().iterator(); all.hasNext(); ) {
            ClientConnection connection = all.next();
            if (connection.socket.isClosed()) {
                all.remove();
                forget(connection);
            } else if (connection.isWaitedFor()) {
                if (!connection.isKnown()
                        && connection.waited(now).compareTo(connection.isAnswered() ? KEEP_ALIVE : HEAD) > 0)
                    late.add(connection);
            } else if (!connection.isRequestKnown() && connection.waited(now).compareTo(REQUEST) > 0) {
                connection.shutInput();
            }
        }
        late.forEach(UnauthenticatedConnections::close);
    }

    /** As the container closes those that have been silent for too long. */
    private static void close(ClientConnection connection) {
        connection.socket.setError(new SocketTimeoutException());
        connection.socket.processSocket(SocketEvent.ERROR, true);
    }
}
