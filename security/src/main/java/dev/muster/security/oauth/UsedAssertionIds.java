package dev.muster.security.oauth;

import dev.muster.api.integration.Secret;
import dev.muster.directory.CredentialId;
import dev.muster.eventstore.tenancy.TenantScope;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Which assertions were shown already, to whichever server; until they would be refused as expired anyway. */
public final class UsedAssertionIds {
    /** More than the clocks of two servers may differ. */
    private static final Duration LONGER = Duration.ofHours(1);

    private final JdbcTemplate jdbc;
    private final TransactionTemplate transaction;
    private final Clock clock;

    public UsedAssertionIds(JdbcTemplate jdbc, PlatformTransactionManager transactions, Clock clock) {
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    /** @return false where it was spent before, by whomever */
    boolean spend(CredentialId client, String jti, Instant expires) {
        Integer inserted = TenantScope.within(
                client.tenant(),
                () -> transaction.execute(status -> jdbc.update(
                        """
                        insert into spent_assertion (tenant_id, credential_id, jti_sha256, expires)
                        values (?, ?, ?, ?::timestamptz) on conflict do nothing
                        """, client.tenant().value(), client.value(), new Secret(jti).sha256(), expires.toString())));
        return inserted != null && inserted == 1;
    }

    @Scheduled(fixedDelayString = "PT5M")
    public void forgetWhatIsOver() {
        Instant over = clock.instant().minus(LONGER);
        TenantScope.acrossTenants(() -> transaction.execute(
                status -> jdbc.update("delete from spent_assertion where expires < ?::timestamptz", over.toString())));
    }
}
