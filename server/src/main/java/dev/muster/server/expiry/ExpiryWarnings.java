package dev.muster.server.expiry;

import dev.muster.delivery.LetterKind;
import dev.muster.directory.TenantId;
import dev.muster.eventstore.tenancy.TenantScope;
import dev.muster.projections.integration.CredentialView;
import dev.muster.projections.integration.Integrations;
import dev.muster.server.owners.OwnersMail;
import dev.muster.work.WorkId;
import dev.muster.work.WorkKind;
import dev.muster.work.WorkRunner;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Tells log, metrics and the tenant's owners that a credential ends within 30, 7 and 1 days. */
final class ExpiryWarnings {
    private static final Logger LOG = LoggerFactory.getLogger(ExpiryWarnings.class);
    private static final int[] DAYS = {1, 7, 30};
    private static final String NOBODY = "";
    private static final String CLAIM = """
            insert into credential_warning (tenant_id, credential_id, days, recipient, at)
            values (?, ?, ?, ?, ?::timestamptz) on conflict do nothing
            """;

    private final Integrations integrations;
    private final OwnersMail owners;
    private final WorkRunner round;
    private final MeterRegistry metrics;
    private final JdbcTemplate jdbc;
    private final TransactionTemplate transaction;
    private final Clock clock;

    ExpiryWarnings(
            Integrations integrations,
            OwnersMail owners,
            WorkRunner round,
            MeterRegistry metrics,
            JdbcTemplate jdbc,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.integrations = integrations;
        this.owners = owners;
        this.round = round;
        this.metrics = metrics;
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    @Scheduled(initialDelayString = "PT1M", fixedDelayString = "PT10M")
    void look() {
        Instant now = clock.instant();
        try {
            round.over(
                    WorkKind.CREDENTIAL_WARNING,
                    integrations.expiringWithin(now, now.plus(days(30))),
                    ExpiryWarnings::work,
                    credential -> due(credential, now).ifPresent(days -> warn(credential, days, now)));
        } catch (DataAccessException unreachable) {
            LOG.warn("Credentials that expire could not be looked up; it is tried again");
        }
    }

    private static WorkId work(CredentialView credential) {
        return new WorkId(
                credential.credential().tenant(),
                WorkKind.CREDENTIAL_WARNING,
                credential.credential().value());
    }

    /** The nearest one that is past. What was minted for less time than that was meant to end so soon. */
    private static OptionalInt due(CredentialView credential, Instant now) {
        Instant expires = Objects.requireNonNull(credential.expires());
        return IntStream.of(DAYS)
                .filter(days -> !now.isBefore(expires.minus(days(days))))
                .limit(1)
                .filter(days -> credential.issued().isBefore(expires.minus(days(days))))
                .findFirst();
    }

    private void warn(CredentialView credential, int days, Instant now) {
        TenantId tenant = credential.credential().tenant();
        TenantScope.within(tenant, () -> {
            once(credential, days, NOBODY, now, () -> say(credential, days));
            for (String owner : owners.addresses(tenant)) {
                once(
                        credential,
                        days,
                        owner,
                        now,
                        () -> owners.put(
                                tenant, LetterKind.CREDENTIAL_EXPIRES, ExpiryLetter.to(owner, credential, days)));
            }
        });
    }

    /** Whoever claims it does it; another server waits at the key until it is done, or does it where this one fails. */
    private void once(CredentialView credential, int days, String recipient, Instant now, Runnable warning) {
        transaction.executeWithoutResult(status -> {
            int claimed = jdbc.update(
                    CLAIM,
                    credential.credential().tenant().value(),
                    credential.credential().value(),
                    days,
                    recipient,
                    now.toString());
            if (claimed == 1) warning.run();
        });
    }

    private void say(CredentialView credential, int days) {
        LOG.warn(
                "The credential {} of integration {} of tenant {} expires at {}",
                credential.hint(),
                credential.integration().integration().value(),
                credential.credential().tenant(),
                credential.expires());
        metrics.counter("muster.credentials.expiring", "days", Integer.toString(days))
                .increment();
    }

    private static Duration days(int days) {
        return Duration.ofDays(days);
    }
}
