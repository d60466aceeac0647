package dev.muster.server.oauth;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.Jwt;

/**
 * What an assertion has to say (RFC 7523 §3), checked when its signature is known to be good: who gets here is the client, and may
 * know what is wrong.
 */
final class AssertionClaims implements OAuth2TokenValidator<Jwt> {
    private static final Duration SKEW = Duration.ofMinutes(1);
    /** How far ahead it may expire: so long we have to remember it. */
    private static final Duration LONGEST = Duration.ofHours(1);

    private static final int LONGEST_ID = 256;

    private final String clientId;
    private final Clock clock;

    AssertionClaims(String clientId, Clock clock) {
        this.clientId = clientId;
        this.clock = clock;
    }

    @Override
    public OAuth2TokenValidatorResult validate(Jwt jwt) {
        String wrong = wrongWith(jwt);
        return wrong == null
                ? OAuth2TokenValidatorResult.success()
                : OAuth2TokenValidatorResult.failure(new OAuth2Error(OAuth2ErrorCodes.INVALID_CLIENT, wrong, null));
    }

    private @Nullable String wrongWith(Jwt jwt) {
        if (!clientId.equals(jwt.getClaimAsString("iss")) || !clientId.equals(jwt.getSubject())) {
            return "iss and sub are both the client_id: that, and nobody else, speaks here.";
        }
        String audience = wrongAudience(jwt.getAudience());
        if (audience != null) return audience;
        Instant now = clock.instant();
        Instant expires = jwt.getExpiresAt();
        if (expires == null) return "exp is missing: an assertion ends, a minute from now or so.";
        if (!now.isBefore(expires.plus(SKEW))) return "It expired at " + expires + ", and here it is " + now + ".";
        if (expires.isAfter(now.plus(LONGEST).plus(SKEW))) return "exp is more than an hour away. Sign for less.";
        Instant from = jwt.getNotBefore();
        if (from != null && from.isAfter(now.plus(SKEW))) return "nbf is to come: here it is " + now + ".";
        Instant issued = jwt.getIssuedAt();
        if (issued != null && issued.isAfter(now.plus(SKEW))) return "iat is to come: here it is " + now + ".";
        String id = jwt.getId();
        if (id == null || id.isEmpty() || id.length() > LONGEST_ID) {
            return "jti is missing or longer than " + LONGEST_ID + " characters: give each assertion one of its own.";
        }
        return null;
    }

    /** Whoever else it is for could show it here. */
    private static @Nullable String wrongAudience(@Nullable List<String> given) {
        Set<String> ours = Issuer.audiences();
        if (ours.isEmpty()) {
            return "This server does not know its own name, and so not whom an assertion is for. Its operator sets"
                    + " MUSTER_PUBLIC_URL.";
        }
        return given != null && !given.isEmpty() && ours.containsAll(given)
                ? null
                : "aud is the issuer or the token endpoint and nothing else: one of " + ours + ".";
    }
}
