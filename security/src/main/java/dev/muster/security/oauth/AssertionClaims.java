package dev.muster.security.oauth;

import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.BadJWTException;
import com.nimbusds.jwt.proc.JWTClaimsSetVerifier;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What an assertion has to say (RFC 7523 §3), checked when its signature is known to be good: who gets here is the client, and may
 * know what is wrong.
 */
final class AssertionClaims implements JWTClaimsSetVerifier<SecurityContext> {
    private static final Duration SKEW = Duration.ofMinutes(1);
    /** How far ahead it may expire: so long we have to remember it. */
    private static final Duration LONGEST = Duration.ofHours(1);

    private static final int LONGEST_ID = 256;

    /** Says which claim it is. */
    static final class Wrong extends BadJWTException {
        Wrong(String claim) {
            super(claim);
        }
    }

    private final String clientId;
    private final Clock clock;

    AssertionClaims(String clientId, Clock clock) {
        this.clientId = clientId;
        this.clock = clock;
    }

    @Override
    public void verify(JWTClaimsSet claims, @Nullable SecurityContext context) throws Wrong {
        String wrong = wrongWith(claims);
        if (wrong != null) throw new Wrong(wrong);
    }

    private @Nullable String wrongWith(JWTClaimsSet claims) {
        if (!clientId.equals(claims.getIssuer())) return "iss is the client_id: nobody else speaks here.";
        if (!clientId.equals(claims.getSubject())) return "sub is the client_id: nobody else is spoken of here.";
        String audience = wrongAudience(claims.getAudience());
        if (audience != null) return audience;
        Instant now = clock.instant();
        Instant expires = instant(claims.getExpirationTime());
        Instant from = instant(claims.getNotBeforeTime());
        Instant issued = instant(claims.getIssueTime());
        if (expires == null) return "exp is missing: an assertion ends, a minute from now or so.";
        if (issued != null && issued.isAfter(now.plus(SKEW))) {
            return "iat is to come: it was issued at " + issued + ", and here it is " + now + ". Set the clock.";
        }
        if (!now.isBefore(expires.plus(SKEW)))
            return "exp is over: it expired at " + expires + ", and here it is " + now + ".";
        if (expires.isAfter(now.plus(LONGEST).plus(SKEW))) return "exp is more than an hour away. Sign for less.";
        if (from != null && from.isAfter(now.plus(SKEW))) {
            return "nbf is to come: it is good from " + from + ", and here it is " + now + ".";
        }
        if (issued != null && !issued.isBefore(expires)) return "exp is not after iat: it ends before it was issued.";
        String id = claims.getJWTID();
        if (id == null || id.isEmpty() || id.length() > LONGEST_ID) {
            return "jti is missing or longer than " + LONGEST_ID + " characters: give each assertion one of its own.";
        }
        return null;
    }

    private static @Nullable Instant instant(@Nullable Date date) {
        return date == null ? null : date.toInstant();
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
