package dev.muster.server.guard;

import dev.muster.api.integration.HeldChanges;
import dev.muster.delivery.LetterKind;
import dev.muster.eventstore.tenancy.TenantScope;
import dev.muster.projections.integration.MassChanges;
import dev.muster.projections.integration.MassChanges.Hold;
import dev.muster.server.owners.OwnersMail;
import dev.muster.work.WorkId;
import dev.muster.work.WorkKind;
import dev.muster.work.WorkRunner;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Tells log, metrics and the tenant's owners, once, that something is held. The letter waits two minutes, so that it can say more than the
 * first change of many.
 */
final class MassChangeNotifier {
    private static final Logger LOG = LoggerFactory.getLogger(MassChangeNotifier.class);
    private static final Duration BEFORE_THE_LETTER = Duration.ofMinutes(2);
    private static final String NOBODY = "";
    private static final String CLAIM = """
            insert into mass_change_letter (tenant_id, hold_id, recipient, at) values (?, ?, ?, ?)
            on conflict do nothing
            """;

    private final MassChanges standings;
    private final HeldChanges held;
    private final OwnersMail owners;
    private final WorkRunner round;
    private final MeterRegistry metrics;
    private final JdbcTemplate jdbc;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final String base;

    /** @param base the public address of Muster */
    MassChangeNotifier(
            MassChanges standings,
            HeldChanges held,
            OwnersMail owners,
            WorkRunner round,
            MeterRegistry metrics,
            JdbcTemplate jdbc,
            PlatformTransactionManager transactions,
            Clock clock,
            String base) {
        this.standings = standings;
        this.held = held;
        this.owners = owners;
        this.round = round;
        this.metrics = metrics;
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
        this.base = base;
    }

    @Scheduled(initialDelayString = "PT20S", fixedDelayString = "PT20S")
    void look() {
        try {
            round.over(
                    WorkKind.HELD_CHANGES,
                    standings.held(),
                    hold -> new WorkId(hold.integration().tenant(), WorkKind.HELD_CHANGES, hold.hold()),
                    hold -> TenantScope.within(hold.integration().tenant(), () -> tell(hold)));
        } catch (DataAccessException unreachable) {
            LOG.warn("What is held could not be looked up; it is tried again");
        }
    }

    private void tell(Hold hold) {
        once(hold, NOBODY, () -> say(hold));
        if (clock.instant().isBefore(hold.since().plus(BEFORE_THE_LETTER))) return;
        for (String owner : owners.addresses(hold.integration().tenant())) {
            once(
                    hold,
                    owner,
                    () -> owners.put(
                            hold.integration().tenant(),
                            LetterKind.CHANGES_HELD,
                            HoldLetter.to(
                                    owner,
                                    hold,
                                    held.waiting(hold.integration(), hold.hold(), HoldLetter.EXAMPLES),
                                    base)));
        }
    }

    /** Whoever claims it does it; another server waits at the key until it is done, or does it where this one fails. */
    private void once(Hold hold, String recipient, Runnable told) {
        Instant now = clock.instant();
        transaction.executeWithoutResult(status -> {
            int claimed = jdbc.update(
                    CLAIM, hold.integration().tenant().value(), hold.hold(), recipient, now.atOffset(ZoneOffset.UTC));
            if (claimed == 1) told.run();
        });
    }

    private void say(Hold hold) {
        LOG.warn(
                "Deletions and removals by integration {} of tenant {} are held since {}: {} of {} within {} minutes, and"
                        + " then a change of {}",
                hold.integration().value(),
                hold.integration().tenant(),
                hold.since(),
                hold.counted(),
                hold.limit(),
                hold.windowMinutes(),
                hold.first().count());
        metrics.counter("muster.mass.changes.held").increment();
    }
}
