package dev.muster.security;

import dev.muster.api.integration.Secret;
import dev.muster.projections.integration.CredentialView;
import dev.muster.security.credential.CredentialCache;
import dev.muster.security.signin.PasswordSignIn;
import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/** Proves who is behind what a request shows. */
public final class Authentication {
    private static final int LONGEST = 512;

    private static final String NOTHING_SHOWN = "No credential was shown. A provisioning client sends its token as"
            + " 'Authorization: Bearer <token>', a person a name and password by HTTP Basic.";
    private static final String UNKNOWN_TOKEN =
            "The token is not one of ours. Look for a missing or doubled character, or mint a new one.";
    private static final String TO_BE_EXCHANGED =
            "This is the secret of an OAuth client, which opens nothing by itself: send it with the client_id to the"
                    + " token endpoint, and what you get there here.";
    private static final String UNKNOWN_ACCESS_TOKEN = "The access token is not one of ours, was revoked, or expired"
            + " long ago. Ask the token endpoint for another.";

    private final CredentialCache credentials;
    private final PasswordSignIn people;
    private final Clock clock;

    public Authentication(CredentialCache credentials, PasswordSignIn people, Clock clock) {
        this.credentials = credentials;
        this.people = people;
        this.clock = clock;
    }

    public AuthenticationResult of(PresentedCredential presented, String address) {
        return switch (presented) {
            case PresentedCredential.Token token -> client(token);
            case PresentedCredential.NameAndPassword pair -> people.of(pair, address);
            case PresentedCredential.Nothing nothing -> nobody(NOTHING_SHOWN);
            case PresentedCredential.Unreadable unreadable ->
                nobody("The Authorization header cannot be read. " + NOTHING_SHOWN);
        };
    }

    /** The hash is looked up in an index, so there is no comparison whose time could tell anything. */
    private AuthenticationResult client(PresentedCredential.Token token) {
        if (token.secret().text().length() > LONGEST) return nobody(UNKNOWN_TOKEN);
        if (token.secret().isToken()) return bearerOf(token.secret());
        Optional<CredentialView> found = credentials.bySecret(token.secret());
        if (found.isEmpty()) return nobody(UNKNOWN_TOKEN);
        CredentialView credential = found.get();
        if (credential.oauth() != null) return notSo(credential, TO_BE_EXCHANGED);
        if (!Objects.equals(credential.basicUser(), token.basicUser())) {
            return notSo(
                    credential,
                    credential.basicUser() == null
                            ? "This credential is a bearer token: send it as 'Authorization: Bearer <token>'."
                            : "This credential is a password of HTTP Basic, and the user name is not the one that was"
                                    + " minted with it.");
        }
        return unlessOver(credential);
    }

    /** What befalls the credential that it was given for befalls the token. */
    private AuthenticationResult bearerOf(Secret secret) {
        Optional<CredentialCache.Shown> found = credentials.byToken(secret);
        if (found.isEmpty()) return nobody(UNKNOWN_ACCESS_TOKEN);
        CredentialView credential = found.get().credential();
        Instant ends = found.get().tokenExpires();
        if (ends != null && !clock.instant().isBefore(ends)) {
            return notSo(credential, "The access token expired at " + ends + ". Ask the token endpoint for another.");
        }
        return unlessOver(credential);
    }

    private AuthenticationResult unlessOver(CredentialView credential) {
        return AccessDenied.ofOver(credential, clock.instant())
                .<AuthenticationResult>map(over -> new AuthenticationResult.Nobody(over, null, credential))
                .orElseGet(() -> new AuthenticationResult.Client(credential));
    }

    private static AuthenticationResult notSo(CredentialView credential, String detail) {
        return new AuthenticationResult.Nobody(AccessDenied.unauthenticated(detail), null, credential);
    }

    private static AuthenticationResult nobody(String detail) {
        return new AuthenticationResult.Nobody(AccessDenied.unauthenticated(detail));
    }
}
