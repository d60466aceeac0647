package dev.muster.security.signin;

import dev.muster.people.People;
import dev.muster.people.Person;
import dev.muster.security.AccessDenied;
import dev.muster.security.AuthenticationResult;
import dev.muster.security.PresentedCredential;
import dev.muster.security.signin.FailedSignIn.Reason;
import dev.muster.security.web.ClientNetwork;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * A person by name and password. What costs nothing comes first: who was right lately is remembered, who has failed too often is
 * refused, and only then is a person looked up and a password hashed, both in queues that are short. A name that nobody has goes all
 * the same ways.
 */
public final class PasswordSignIn {
    /** Nobody is given a longer name. */
    private static final int LONGEST_NAME = 200;

    private static final int LONGEST_PASSWORD = 512;
    private static final int REMEMBERED = 10_000;
    private static final String WRONG = "The name or the password is wrong.";

    private final People people;
    private final Passwords passwords;
    private final SignInAttempts attempts;
    /** Guesses ask the database here: else they would take its connections from those who work. */
    private final ShortQueue lookUps = new ShortQueue(2, 24, Duration.ofSeconds(1));
    /** Names with networks, of this process: spares those behind a shared address the question when a neighbour guesses. */
    private final Set<String> seen = Collections.newSetFromMap(latest());
    /** Who was found for a name: what is refused without a look-up is put on record for the same person. */
    private final Map<String, Optional<Person>> found = latest();
    /** Several requests at once that show the same are one attempt. */
    private final Set<String> underWay = ConcurrentHashMap.newKeySet();

    public PasswordSignIn(People people, Passwords passwords, SignInAttempts attempts) {
        this.people = people;
        this.passwords = passwords;
        this.attempts = attempts;
    }

    public AuthenticationResult of(PresentedCredential.NameAndPassword pair, String address) {
        if (pair.name().length() > LONGEST_NAME || pair.password().length() > LONGEST_PASSWORD) {
            return failed(AccessDenied.unauthenticated(WRONG), null, Reason.UNKNOWN_NAME);
        }
        if (passwords.isRemembered(pair.name(), pair.password())) {
            Optional<People.SignIn> lately = people.bySignInName(pair.name());
            if (lately.isPresent() && isRemembered(pair, lately.get())) {
                return new AuthenticationResult.SignedIn(lately.get().person());
            }
        }
        var attempt = new Attempt(pair, ClientNetwork.of(address), true);
        if (!underWay.add(attempt.key())) return looked(attempt.repeated());
        try {
            return counted(attempt);
        } finally {
            underWay.remove(attempt.key());
        }
    }

    private boolean isRemembered(PresentedCredential.NameAndPassword pair, People.SignIn signIn) {
        return signIn.person().disabled() == null
                && passwords.isRemembered(pair.name(), pair.password(), signIn.passwordHash());
    }

    private AuthenticationResult counted(Attempt attempt) {
        if (seen.contains(attempt.place())) return looked(attempt);
        Optional<AccessDenied> refused = attempts.from(attempt.network);
        if (refused.isPresent()) {
            Person meant = found.getOrDefault(attempt.name(), Optional.empty()).orElse(null);
            return failed(refused.get(), meant, Reason.TOO_MANY);
        }
        AuthenticationResult identity = looked(attempt);
        if (isNoGuess(identity)) attempts.takeBackFrom(attempt.network);
        return identity;
    }

    /** It was right, or could not be looked at. */
    private static boolean isNoGuess(AuthenticationResult identity) {
        return !(identity instanceof AuthenticationResult.Nobody nobody)
                || nobody.signIn() != null && nobody.signIn().reason() == Reason.TOO_MANY_AT_ONCE;
    }

    private AuthenticationResult looked(Attempt attempt) {
        try {
            Optional<People.SignIn> signIn = seen.contains(attempt.place())
                    ? people.bySignInName(attempt.name())
                    : lookUps.run(() -> people.bySignInName(attempt.name()));
            found.put(attempt.name(), signIn.map(People.SignIn::person));
            return proved(attempt, signIn.orElse(null));
        } catch (ShortQueue.Full full) {
            Person meant = found.getOrDefault(attempt.name(), Optional.empty()).orElse(null);
            return failed(AccessDenied.signInsQueue(Passwords.COME_BACK), meant, Reason.TOO_MANY_AT_ONCE);
        }
    }

    private AuthenticationResult proved(Attempt attempt, People.@Nullable SignIn signIn) throws ShortQueue.Full {
        boolean isKnown = signIn != null && signIn.knownNetworks().contains(attempt.network);
        Person person = signIn == null ? null : signIn.person();
        if (attempt.isCounted) {
            Optional<AccessDenied> refused = attempts.forName(attempt.name(), attempt.network, isKnown);
            if (refused.isPresent()) return failed(refused.get(), person, Reason.TOO_MANY);
        }
        // a disabled person's password takes as long as nobody's
        String stored = signIn == null || signIn.person().disabled() != null ? null : signIn.passwordHash();
        boolean isRight;
        try {
            isRight = passwords.matches(attempt.name(), attempt.shown.password(), stored, isKnown);
        } catch (ShortQueue.Full full) {
            takeBack(attempt, isKnown);
            throw full;
        }
        if (!isRight || person == null) return wrong(person);
        takeBack(attempt, isKnown);
        seen.add(attempt.place());
        if (!isKnown) people.remember(person, attempt.network);
        return new AuthenticationResult.SignedIn(person);
    }

    private void takeBack(Attempt attempt, boolean isKnown) {
        if (attempt.isCounted) attempts.takeBackFor(attempt.name(), attempt.network, isKnown);
    }

    private static AuthenticationResult wrong(@Nullable Person person) {
        Reason reason = person == null
                ? Reason.UNKNOWN_NAME
                : person.disabled() == null ? Reason.WRONG_PASSWORD : Reason.DISABLED;
        return failed(AccessDenied.unauthenticated(WRONG), person, reason);
    }

    private static AuthenticationResult failed(AccessDenied denial, @Nullable Person person, Reason reason) {
        return new AuthenticationResult.Nobody(denial, new FailedSignIn(person, reason), null);
    }

    private static <V> Map<String, V> latest() {
        return Collections.synchronizedMap(new LinkedHashMap<>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<String, V> eldest) {
                return size() > REMEMBERED;
            }
        });
    }

    /** @param isCounted false where another request that shows the same is under way, and counted */
    private record Attempt(PresentedCredential.NameAndPassword shown, String network, boolean isCounted) {
        Attempt repeated() {
            return new Attempt(shown, network, false);
        }

        String name() {
            return shown.name();
        }

        String place() {
            return shown.name() + '\n' + network;
        }

        String key() {
            return place() + '\n' + shown.password();
        }
    }
}
