package dev.muster.server.provisioninglog;

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
 */
record LogLine(
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
        List<String> notes) {
    boolean isRefused() {
        return status >= 400;
    }
}
