package dev.muster.server.security;

import dev.muster.api.person.Person;
import dev.muster.projections.integration.CredentialView;

/** Who is behind a request, as far as it could be proved. */
sealed interface Identity {
    record Client(CredentialView credential) implements Identity {}

    record SignedIn(Person person) implements Identity {}

    record Nobody(Denial because) implements Identity {}
}
