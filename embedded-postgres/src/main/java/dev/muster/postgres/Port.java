package dev.muster.postgres;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.concurrent.ThreadLocalRandom;

/** The port of a cluster: chosen once, so that a psql at hand keeps working, and left to whoever took it in the meantime. */
final class Port {
    /** Below what Linux and macOS give to outgoing connections. */
    private static final int LOWEST = 20_000;

    private static final int HIGHEST = 29_999;

    private Port() {}

    /** The port kept in the folder if it is free, else another that is, which is kept from now on. */
    static int of(Path folder) throws IOException {
        Path file = folder.resolve("port");
        String kept = Folders.read(file);
        if (kept != null && isFree(Integer.parseInt(kept))) {
            return Integer.parseInt(kept);
        }
        int port;
        do {
            port = ThreadLocalRandom.current().nextInt(LOWEST, HIGHEST + 1);
        } while (!isFree(port));
        Folders.write(file, port + "\n");
        return port;
    }

    /** That one, or none: whoever is connected knows no other. */
    static int same(int port) throws IOException {
        if (!isFree(port)) {
            throw new IOException("Another program has taken the port " + port);
        }
        return port;
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException e) {
            return false;
        }
    }
}
