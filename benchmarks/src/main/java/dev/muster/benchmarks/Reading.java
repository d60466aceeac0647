package dev.muster.benchmarks;

import java.util.Collection;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** GETs one address after the other over one connection. */
final class Reading implements Load.Worker {
    private final HttpConnection connection;
    private final Supplier<String> paths;

    Reading(ServerUnderTest server, Supplier<String> paths) throws Exception {
        connection = server.connect();
        this.paths = paths;
    }

    /** One address after the other, from the first again. */
    static Reading inTurn(ServerUnderTest server, Collection<Supplier<String>> paths) throws Exception {
        List<Supplier<String>> all = List.copyOf(paths);
        var turn = new AtomicInteger();
        return new Reading(
                server, () -> all.get(turn.getAndIncrement() % all.size()).get());
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
