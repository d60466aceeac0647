package dev.muster.benchmarks;

import java.util.function.Supplier;

/** GETs one address after the other over one connection. */
final class Reading implements Load.Worker {
    private final HttpConnection connection;
    private final Supplier<String> paths;

    Reading(ServerUnderTest server, Supplier<String> paths) throws Exception {
        connection = server.connect();
        this.paths = paths;
    }

    @Override
    public void once() throws Exception {
        int status = connection.send("GET", paths.get(), null);
        if (status != 200) throw new IllegalStateException("Answered " + status + ": " + connection.body());
    }

    @Override
    public void close() throws Exception {
        connection.close();
    }
}
