package dev.muster.security;

import dev.muster.people.Person;
import dev.muster.projections.integration.CredentialView;
import dev.muster.security.signin.FailedSignIn;
import org.jspecify.annotations.Nullable;

/** Who is behind a request, as far as it could be proved. */
public sealed interface AuthenticationResult {
    record Client(CredentialView credential) implements AuthenticationResult {}

    record SignedIn(Person person) implements AuthenticationResult {}

    /**
     * @param signIn     where a name and a password were shown
     * @param credential whose secret it is, though it opens nothing
     */
    record Nobody(
            AccessDenied because,
            @Nullable FailedSignIn signIn,
            @Nullable CredentialView credential) implements AuthenticationResult {
        Nobody(AccessDenied because) {
            this(because, null, null);
        }
    }
}
