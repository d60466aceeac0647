package dev.muster.security.signin;

import dev.muster.people.Person;
import dev.muster.people.auditlog.AuditEntry;
import dev.muster.people.auditlog.AuditEntry.Subject;
import dev.muster.people.auditlog.AuditKind;
import dev.muster.people.auditlog.AuditLog;
import dev.muster.people.auditlog.Doer;
import dev.muster.work.Upkeep;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.scheduling.annotation.Scheduled;

/**
 * Puts sign-ins on record. HTTP Basic signs in with every request, so it is one entry for a person and an address in a quarter of an
 * hour, on each server; of what fails the first is an entry at once, and the number of those after it another one, when the quarter is
 * over. Strangers can't fill the log: beyond so many addresses at a time they are counted together.
 */
public final class SignIns implements AutoCloseable {
    public static final Duration QUARTER = Duration.ofMinutes(15);
    /** Addresses from which one person's sign-ins, or those with unknown names, are counted apart. */
    public static final int ADDRESSES = 20;

    private static final int REMEMBERED = 10_000;
    private static final String NAME = "SignIns";

    private record Who(UUID person, String address) {}

    /** @param address null for all those beyond {@link #ADDRESSES} */
    private record Whence(@Nullable Person person, @Nullable String address, FailedSignIn.Reason reason) {
        boolean isOfTheSame(@Nullable Person other) {
            return Objects.equals(person == null ? null : person.id(), other == null ? null : other.id());
        }
    }

    private static final class Failures {
        final Instant first;
        Instant last;
        long more;

        Failures(Instant first) {
            this.first = first;
            this.last = first;
        }

        /** With those that came after. The first of these is on record for itself. */
        static Failures and(Failures later, Failures before) {
            var both = new Failures(before.first);
            both.last = later.last;
            both.more = before.more + later.more;
            return both;
        }
    }

    private final AuditLog log;
    private final Upkeep upkeep;
    private final Clock clock;
    private final Map<Who, Instant> seen = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Who, Instant> eldest) {
            return size() > REMEMBERED;
        }
    };
    private final Map<Whence, Failures> failures = new LinkedHashMap<>();

    public SignIns(AuditLog log, Upkeep upkeep, Clock clock) {
        this.log = log;
        this.upkeep = upkeep;
        this.clock = clock;
    }

    public void succeeded(Person person, String address, String request) {
        if (!isFirst(new Who(person.id(), address))) return;
        log.add(new AuditEntry(
                person.tenant(),
                AuditKind.SIGNED_IN.toString(),
                Doer.person(person.id(), address, request),
                Subject.person(person.id()),
                Map.of()));
    }

    private boolean isFirst(Who who) {
        Instant now = clock.instant();
        synchronized (seen) {
            Instant since = seen.get(who);
            if (since != null && now.isBefore(since.plus(QUARTER))) return false;
            seen.remove(who);
            seen.put(who, now);
            return true;
        }
    }

    public void failed(FailedSignIn failed, String address, String request) {
        Whence first = count(failed, address);
        if (first == null) return;
        log.add(entry(first, request, Map.of("reason", first.reason.toString())));
    }

    /** @return from whence, where it is the first of its quarter of an hour */
    private @Nullable Whence count(FailedSignIn failed, String address) {
        Instant now = clock.instant();
        synchronized (failures) {
            Whence whence = new Whence(failed.person(), address, failed.reason());
            if (!failures.containsKey(whence) && isCrowded(failed.person())) {
                whence = new Whence(failures.size() < REMEMBERED ? failed.person() : null, null, failed.reason());
            }
            Failures known = failures.get(whence);
            if (known != null) {
                known.more++;
                known.last = now;
                return null;
            }
            failures.put(whence, new Failures(now));
            return whence;
        }
    }

    private boolean isCrowded(@Nullable Person person) {
        return failures.size() >= REMEMBERED
                || failures.keySet().stream()
                                .filter(key -> key.isOfTheSame(person))
                                .count()
                        >= ADDRESSES;
    }

    private static AuditEntry entry(Whence whence, String request, Map<String, ?> details) {
        Person person = whence.person;
        return new AuditEntry(
                person == null ? null : person.tenant(),
                AuditKind.SIGN_IN_FAILED.toString(),
                Doer.stranger(whence.address, request),
                person == null ? null : Subject.person(person.id()),
                details);
    }

    /** Writes down how many more failed in each quarter of an hour that is over. */
    @Scheduled(fixedDelayString = "PT1M")
    public void sumUp() {
        sumUp(clock.instant().minus(QUARTER));
    }

    private void sumUp(Instant begunBefore) {
        for (Whence whence : over(begunBefore)) upkeep.keepUp(NAME, () -> sumUp(whence));
    }

    /** It is forgotten only when it is on record. */
    private void sumUp(Whence whence) {
        Failures counted;
        synchronized (failures) {
            counted = failures.remove(whence);
        }
        if (counted == null || counted.more == 0) return;
        var details = Map.of(
                "reason", whence.reason.toString(),
                "more", counted.more,
                "first", counted.first.toString(),
                "last", counted.last.toString());
        try {
            log.add(entry(whence, "muster", details));
        } catch (RuntimeException later) {
            synchronized (failures) {
                failures.merge(whence, counted, Failures::and);
            }
            throw later;
        }
    }

    private List<Whence> over(Instant begunBefore) {
        synchronized (failures) {
            return failures.entrySet().stream()
                    .filter(each -> !each.getValue().first.isAfter(begunBefore))
                    .map(Map.Entry::getKey)
                    .toList();
        }
    }

    /** The server stops: what was counted so far. */
    @Override
    public void close() {
        sumUp(Instant.MAX);
    }
}
