package dev.muster.security;

import dev.muster.directory.StartRefused;
import dev.muster.directory.integration.RequestRate;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** How much clients may ask, and for how long they have what they were given. */
@ConfigurationProperties("muster")
public record SecuritySettings(
        @DefaultValue OAuth oauth,
        @DefaultValue Strangers strangers,
        @DefaultValue Scim scim) {

    /** @param tokenLifetime of an access token ({@code MUSTER_OAUTH_TOKEN_LIFETIME}) */
    public record OAuth(@DefaultValue("PT1H") Duration tokenLifetime) {
        private static final Duration SHORTEST = Duration.ofMinutes(1);
        private static final Duration LONGEST = Duration.ofDays(1);

        public OAuth {
            if (tokenLifetime.compareTo(SHORTEST) < 0 || tokenLifetime.compareTo(LONGEST) > 0) {
                throw new StartRefused(
                        "MUSTER_OAUTH_TOKEN_LIFETIME",
                        "is " + tokenLifetime + ".",
                        "Give a time from 1m to 24h, e.g. 1h.");
            }
        }
    }

    /** @param connections of clients that have not shown a valid credential; 0: by the heap ({@code MUSTER_STRANGERS_CONNECTIONS}) */
    public record Strangers(@DefaultValue("0") int connections) {
        public Strangers {
            if (connections != 0 && connections < 16) {
                throw new StartRefused(
                        "MUSTER_STRANGERS_CONNECTIONS", "is " + connections + ".", "Give 16 or more, or leave it out.");
            }
        }
    }

    /**
     * The rate of an integration whose owner has decided nothing else.
     *
     * @param requestsPerSecond {@code MUSTER_SCIM_REQUESTS_PER_SECOND}
     * @param requestBurst      {@code MUSTER_SCIM_REQUEST_BURST}
     */
    public record Scim(
            @DefaultValue("100") int requestsPerSecond,
            @DefaultValue("500") int requestBurst) {
        public Scim {
            if (requestsPerSecond < RequestRate.LEAST || requestBurst < 1) {
                throw new StartRefused(
                        "MUSTER_SCIM_REQUESTS_PER_SECOND, MUSTER_SCIM_REQUEST_BURST",
                        "are " + requestsPerSecond + " and " + requestBurst + ".",
                        "Allow at least " + RequestRate.LEAST + " requests a second, and a burst of one.");
            }
        }
    }
}
