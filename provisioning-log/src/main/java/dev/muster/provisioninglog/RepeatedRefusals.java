package dev.muster.provisioninglog;

import dev.muster.directory.CredentialId;
import dev.muster.directory.UuidV7;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.scheduling.annotation.Scheduled;

/**
 * Counts what one client is refused over and over: too many requests, a credential that is over, a change that is held. The first is a
 * line of its own, as it came; those that follow are one line a minute, with their number, for as long as they go on. A client that never
 * listens so hides nothing else from whoever looks for what was refused.
 */
public final class RepeatedRefusals implements AutoCloseable {
    private static final Set<Integer> COUNTED = Set.of(401, 429, 503);
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final int AT_MOST = 10_000;

    /** @param path where each resource has a line of its own, because it waits for somebody */
    private record Same(CredentialId credential, int status, String path) {}

    private static final class Count {
        Instant since;
        int more;

        @Nullable
        LogEntry last;

        Count(Instant since) {
            this.since = since;
        }
    }

    private final Consumer<LogEntry> log;
    private final Clock clock;
    private final Map<Same, Count> counts = new LinkedHashMap<>();

    public RepeatedRefusals(Consumer<LogEntry> log, Clock clock) {
        this.log = log;
        this.clock = clock;
    }

    /** @return whether it is counted, and so not to be written */
    public synchronized boolean counts(CredentialId credential, LogEntry line) {
        if (!COUNTED.contains(line.status())) return false;
        Same same = new Same(credential, line.status(), line.status() == 503 ? line.path() : "");
        Count count = counts.get(same);
        if (count == null) {
            // beyond that what a client is refused is written line by line
            if (counts.size() < AT_MOST) counts.put(same, new Count(line.at()));
            return false;
        }
        if (count.more == 0) count.since = line.at();
        count.more++;
        count.last = line;
        return true;
    }

    @Scheduled(fixedDelayString = "PT10S")
    public void sumUp() {
        sumUp(clock.instant().minus(MINUTE)).forEach(log);
    }

    private synchronized List<LogEntry> sumUp(Instant begunBefore) {
        List<LogEntry> lines = new ArrayList<>();
        Iterator<Count> each = counts.values().iterator();
        while (each.hasNext()) {
            Count count = each.next();
            if (count.since.isAfter(begunBefore)) continue;
            LogEntry last = count.last;
            if (last == null) {
                each.remove();
                continue;
            }
            lines.add(last.standingFor(count.more, count.since, UuidV7.next()));
            count.since = last.at();
            count.more = 0;
            count.last = null;
        }
        return lines;
    }

    /** The server stops. */
    @Override
    public void close() {
        sumUp(Instant.MAX).forEach(log);
    }
}
