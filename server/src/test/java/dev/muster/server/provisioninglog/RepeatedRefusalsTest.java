package dev.muster.server.provisioninglog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.directory.CredentialId;
import dev.muster.directory.TenantId;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RepeatedRefusalsTest {
    private final List<LogLine> written = new ArrayList<>();
    private final RepeatedRefusals refusals = new RepeatedRefusals(written::add, Clock.systemUTC());

    @Test
    void strangers_from_however_many_addresses_hide_no_known_client() {
        for (int stranger = 0; stranger < RepeatedRefusals.AT_MOST; stranger++) {
            assertThat(refusals.counts(refused(null, "stranger " + stranger))).isFalse();
        }
        assertThat(refusals.counts(refused(null, "one more")))
                .as("a bound for strangers")
                .isTrue();

        CredentialId known = new CredentialId(new TenantId(UUID.randomUUID()), UUID.randomUUID());
        assertThat(refusals.counts(refused(known, "192.0.2.1")))
                .as("is counted instead of written")
                .isFalse();
    }

    private static LogLine refused(@Nullable CredentialId credential, String address) {
        return new LogLine(
                UUID.randomUUID(),
                Instant.now(),
                null,
                credential,
                address,
                null,
                "GET",
                "/scim/v2/Users",
                null,
                401,
                0,
                null,
                CopiedBody.NONE,
                CopiedBody.NONE,
                List.of(),
                null);
    }
}
