package dev.muster.security.signin;

import dev.muster.directory.text.Folding;
import dev.muster.security.AccessDenied;
import dev.muster.security.credential.TokenBucket;
import dev.muster.security.web.AddressCounts;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * Counts attempts to sign in when they come, by address and by name, before anything is asked or hashed for them; one that was right
 * is taken back. Names that nobody has are counted alike. Whoever signs in from where that person has signed in before is counted
 * apart, so that strangers cannot lock the owner of a name out: see docs/decisions/0037.
 */
public final class SignInAttempts {
    /** In a minute, from one address. */
    private static final int FROM_AN_ADDRESS = 10;
    /** For one name, from wherever, at once; and how many come back in a second. */
    private static final int FOR_A_NAME = 20;

    private static final double FOR_A_NAME_PER_SECOND = 1 / 30.0;
    private static final int NAMES = 10_000;

    private final AddressCounts addresses;
    private final LongSupplier nanos;
    private final Map<String, TokenBucket> names = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, TokenBucket> eldest) {
            return size() > NAMES;
        }
    };

    public SignInAttempts(Clock clock, LongSupplier nanos) {
        this.addresses = new AddressCounts(clock, Duration.ofMinutes(1));
        this.nanos = nanos;
    }

    Optional<AccessDenied> from(String network) {
        if (addresses.add(network) <= FROM_AN_ADDRESS) return Optional.empty();
        return Optional.of(AccessDenied.tooManyFromAddress(addresses.left(network)));
    }

    /** @param isKnown whether that person has signed in from there before */
    Optional<AccessDenied> forName(String name, String network, boolean isKnown) {
        Duration wait = bucket(name, network, isKnown).take(nanos.getAsLong(), FOR_A_NAME_PER_SECOND, FOR_A_NAME);
        return wait.isZero() ? Optional.empty() : Optional.of(AccessDenied.tooManyForName(wait));
    }

    /** The attempt was right, or could not be looked at. */
    void takeBackFrom(String network) {
        addresses.takeBack(network);
    }

    /** See {@link #takeBackFrom}. */
    void takeBackFor(String name, String network, boolean isKnown) {
        bucket(name, network, isKnown).giveBack(FOR_A_NAME);
    }

    private TokenBucket bucket(String name, String network, boolean isKnown) {
        String folded = Folding.fold(name);
        synchronized (names) {
            return names.computeIfAbsent(isKnown ? folded + '\n' + network : folded, fresh -> new TokenBucket());
        }
    }
}
