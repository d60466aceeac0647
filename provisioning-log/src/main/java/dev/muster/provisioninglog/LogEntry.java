package dev.muster.provisioninglog;

import dev.muster.directory.CredentialId;
import dev.muster.directory.IntegrationId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One request, as it came: nothing is redacted, parsed or looked up yet, that is done when it is written.
 *
 * @param integration null where no credential was recognised
 * @param location    the Location header of the answer, which names what was created
 * @param notes       what was left out of the request or put right
 * @param repeats     where it stands for many
 */
public record LogEntry(
        UUID request,
        Instant at,
        @Nullable IntegrationId integration,
        @Nullable CredentialId credential,
        String address,
        @Nullable String userAgent,
        String method,
        String path,
        @Nullable String query,
        int status,
        long micros,
        @Nullable String location,
        CopiedBody requestBody,
        CopiedBody answerBody,
        List<String> notes,
        @Nullable Repeats repeats) {
    /** So many more were refused in the same way since then; the line is the last of them. */
    public record Repeats(int count, Instant since) {}

    public boolean isRefused() {
        return status >= 400;
    }

    /** What it holds of the heap, about, in bytes. */
    public long weight() {
        return 1_024L + requestBody.beginning().length + answerBody.beginning().length;
    }

    /** @param line its own id: it is no request's */
    LogEntry standingFor(int more, Instant since, UUID line) {
        return new LogEntry(
                line,
                at,
                integration,
                credential,
                address,
                userAgent,
                method,
                path,
                query,
                status,
                micros,
                location,
                CopiedBody.NONE,
                answerBody,
                notes,
                new Repeats(more, since));
    }
}
