package dev.muster.server.strangers;

import java.io.IOException;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/** Many strangers who misbehave, each on a connection, and again on a new one as soon as the server ends it. */
final class Crowd implements AutoCloseable {
    private final int port;
    private final int size;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private final AtomicInteger turns = new AtomicInteger();
    private volatile boolean over;

    private Crowd(int port, int size) {
        this.port = port;
        this.size = size;
    }

    static Crowd of(int size, Misbehaviour misbehaviour, String victim, int port) {
        var crowd = new Crowd(port, size);
        for (int i = 0; i < size; i++) {
            int stranger = i;
            Thread.ofVirtual().start(() -> crowd.misbehave(misbehaviour, victim, stranger));
        }
        return crowd;
    }

    private void misbehave(Misbehaviour misbehaviour, String victim, int stranger) {
        for (int turn = 0; !over; turn++) {
            try (Socket socket = new Socket("localhost", port)) {
                sockets.add(socket);
                turns.incrementAndGet();
                try {
                    misbehaviour.on(socket.getInputStream(), socket.getOutputStream(), victim, stranger, turn);
                } finally {
                    sockets.remove(socket);
                }
            } catch (IOException ended) {
                LockSupport.parkNanos(1_000_000); // by the server, or by us: on to the next one
            }
        }
    }

    /** How often one of them began. */
    int turns() {
        return turns.get();
    }

    /** Everybody has begun at least once. */
    boolean isThere() {
        return turns.get() >= size;
    }

    @Override
    public void close() {
        over = true;
        for (Socket socket : sockets) {
            try {
                socket.close();
            } catch (IOException gone) {
                // that is what was wanted
            }
        }
    }
}
