package dev.muster.server.security;

import dev.muster.api.integration.Secret;
import dev.muster.api.person.People;
import dev.muster.api.person.Person;
import dev.muster.projections.integration.CredentialView;
import dev.muster.server.auditlog.FailedSignIn;
import dev.muster.server.auditlog.FailedSignIn.Reason;
import dev.muster.server.web.AddressCounts;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Proves who is behind what a request shows. */
final class Authentication {
    private static final int LONGEST = 512;
    /** In a minute, from one address. Whoever has signed in within that minute is not asked again. */
    private static final int FAILURES_ALLOWED = 10;

    private static final String NOTHING_SHOWN = "No credential was shown. A provisioning client sends its token as"
            + " 'Authorization: Bearer <token>', a person a name and password by HTTP Basic.";
    private static final String UNKNOWN_TOKEN =
            "The token is not one of ours. Look for a missing or doubled character, or mint a new one.";
    private static final String TO_BE_EXCHANGED =
            "This is the secret of an OAuth client, which opens nothing by itself: send it with the client_id to the"
                    + " token endpoint, and what you get there here.";
    private static final String UNKNOWN_ACCESS_TOKEN = "The access token is not one of ours, was revoked, or expired"
            + " long ago. Ask the token endpoint for another.";
    private static final String UNKNOWN_PERSON = "The name or the password is wrong.";

    private final LiveCredentials credentials;
    private final People people;
    private final Passwords passwords;
    private final AddressCounts failures;
    private final Clock clock;

    Authentication(LiveCredentials credentials, People people, Passwords passwords, Clock clock) {
        this.credentials = credentials;
        this.people = people;
        this.passwords = passwords;
        this.failures = new AddressCounts(clock, Duration.ofMinutes(1));
        this.clock = clock;
    }

    Identity of(Presented presented, String address) {
        return switch (presented) {
            case Presented.Token token -> client(token);
            case Presented.NameAndPassword pair -> person(pair, address);
            case Presented.Nothing nothing -> nobody(NOTHING_SHOWN);
            case Presented.Unreadable unreadable -> nobody("The Authorization header cannot be read. " + NOTHING_SHOWN);
        };
    }

    /** The hash is looked up in an index, so there is no comparison whose time could tell anything. */
    private Identity client(Presented.Token token) {
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
    private Identity bearerOf(Secret secret) {
        Optional<LiveCredentials.Shown> found = credentials.byToken(secret);
        if (found.isEmpty()) return nobody(UNKNOWN_ACCESS_TOKEN);
        CredentialView credential = found.get().credential();
        Instant ends = found.get().tokenExpires();
        if (ends != null && !clock.instant().isBefore(ends)) {
            return notSo(credential, "The access token expired at " + ends + ". Ask the token endpoint for another.");
        }
        return unlessOver(credential);
    }

    private Identity unlessOver(CredentialView credential) {
        return Denial.ofOver(credential, clock.instant())
                .<Identity>map(over -> new Identity.Nobody(over, null, credential))
                .orElseGet(() -> new Identity.Client(credential));
    }

    private Identity person(Presented.NameAndPassword pair, String address) {
        if (pair.name().length() > LONGEST || pair.password().length() > LONGEST) {
            return failed(null, Reason.UNKNOWN_NAME);
        }
        Optional<People.SignIn> known = people.bySignInName(pair.name());
        Person person = known.map(People.SignIn::person).orElse(null);
        Optional<People.SignIn> found = known.filter(signIn -> signIn.person().disabled() == null);
        if (found.isPresent()
                && passwords.isRemembered(pair.password(), found.get().passwordHash())) {
            return new Identity.SignedIn(found.get().person());
        }
        if (failures.of(address) >= FAILURES_ALLOWED) {
            var tooMany = new FailedSignIn(person, Reason.TOO_MANY);
            return new Identity.Nobody(Denial.tooManyAttempts(failures.left(address)), tooMany, null);
        }
        if (found.isEmpty()) {
            passwords.matchNobody(pair.password());
        } else if (passwords.matches(pair.password(), found.get().passwordHash())) {
            return new Identity.SignedIn(found.get().person());
        }
        failures.add(address);
        if (person == null) return failed(null, Reason.UNKNOWN_NAME);
        return failed(person, person.disabled() == null ? Reason.WRONG_PASSWORD : Reason.DISABLED);
    }

    private static Identity failed(@Nullable Person person, Reason reason) {
        Denial denial = Denial.unauthenticated(UNKNOWN_PERSON);
        return new Identity.Nobody(denial, new FailedSignIn(person, reason), null);
    }

    private static Identity notSo(CredentialView credential, String detail) {
        return new Identity.Nobody(Denial.unauthenticated(detail), null, credential);
    }

    private static Identity nobody(String detail) {
        return new Identity.Nobody(Denial.unauthenticated(detail));
    }
}
