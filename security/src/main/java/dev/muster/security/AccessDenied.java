package dev.muster.security;

import dev.muster.eventstore.database.DatabaseTrouble;
import dev.muster.projections.integration.CredentialView;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A no of the door.
 *
 * @param detail     for whoever has to mend it
 * @param retryAfter when it makes sense to come back
 */
public record AccessDenied(
        int status, String detail, @Nullable Duration retryAfter) {
    public static AccessDenied unauthenticated(String detail) {
        return new AccessDenied(401, detail, null);
    }

    public static AccessDenied forbidden(String detail) {
        return new AccessDenied(403, detail, null);
    }

    static AccessDenied notFound(String detail) {
        return new AccessDenied(404, detail, null);
    }

    public static AccessDenied tooManyFromAddress(Duration retryAfter) {
        return comeBack(429, "Too many sign-ins from this address have failed.", retryAfter);
    }

    public static AccessDenied bodiesQueue(Duration retryAfter) {
        return comeBack(503, "Too many requests are sending their bodies just now.", retryAfter);
    }

    /** The same whether there is such a name or not. */
    public static AccessDenied tooManyForName(Duration retryAfter) {
        return comeBack(
                429,
                "Too many sign-ins with this name have failed; from where you have signed in before you still can.",
                retryAfter);
    }

    public static AccessDenied signInsQueue(Duration retryAfter) {
        return comeBack(503, "Too many people sign in at once, so the password was not looked at.", retryAfter);
    }

    public static AccessDenied tooManyTokens(Duration retryAfter) {
        return comeBack(429, "Too many requests for tokens: use the one that you have until it expires.", retryAfter);
    }

    private static AccessDenied comeBack(int status, String because, Duration after) {
        return new AccessDenied(status, because + " Try again in " + after.toSeconds() + " seconds.", after);
    }

    public static AccessDenied of(DatabaseTrouble trouble) {
        return new AccessDenied(trouble.status(), trouble.detail(), trouble.retryAfter());
    }

    /** Whoever has the right secret may know what became of it. */
    static Optional<AccessDenied> ofOver(CredentialView credential, Instant now) {
        if (credential.revoked() != null) {
            return Optional.of(unauthenticated(
                    "The credential " + credential.hint() + " was revoked at " + credential.revoked() + "."));
        }
        return credential.isLiveAt(now)
                ? Optional.empty()
                : Optional.of(unauthenticated(
                        "The credential " + credential.hint() + " expired at " + credential.expires() + "."));
    }

    /** @param perSecond what the integration may send here */
    public static AccessDenied tooManyRequests(long perSecond, Duration retryAfter) {
        return new AccessDenied(
                429,
                "Too many requests: this integration may send " + perSecond + " a second. Send it again in "
                        + retryAfter.toSeconds() + " seconds; the tenant's owner may allow more.",
                retryAfter);
    }
}
