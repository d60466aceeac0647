package dev.muster.security.credential;

import dev.muster.api.integration.Secret;
import dev.muster.directory.CredentialId;
import dev.muster.directory.TenantId;
import dev.muster.directory.integration.Scope;
import dev.muster.eventstore.tenancy.TenantScope;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The tokens that clients were given, of all servers; kept as SHA-256 only, like the secrets of credentials. */
public final class AccessTokens {
    /** So long an answer can say that it has expired, and not only that it is unknown. */
    private static final Duration REMEMBERED = Duration.ofHours(1);

    private final JdbcTemplate jdbc;
    private final TransactionTemplate transaction;
    private final Clock clock;

    public AccessTokens(JdbcTemplate jdbc, PlatformTransactionManager transactions, Clock clock) {
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    public void keep(Secret secret, AccessToken token) {
        CredentialId credential = token.credential();
        String[] scopes = token.scopes().stream().map(Enum::name).sorted().toArray(String[]::new);
        TenantScope.within(
                credential.tenant(),
                () -> transaction.execute(status -> jdbc.update(
                        """
                        insert into access_token (tenant_id, token_sha256, credential_id, scopes, expires)
                        values (?, ?, ?, ?, ?::timestamptz)
                        """,
                        credential.tenant().value(),
                        secret.sha256(),
                        credential.value(),
                        scopes,
                        token.expires().toString())));
    }

    /** Expired ones too, for a while. */
    public Optional<AccessToken> find(Secret secret) {
        return TenantScope.acrossTenants(() -> jdbc
                .query(
                        "select tenant_id, credential_id, scopes, expires from access_token where token_sha256 = ?",
                        (row, number) -> new AccessToken(
                                new CredentialId(
                                        new TenantId(row.getObject("tenant_id", UUID.class)),
                                        row.getObject("credential_id", UUID.class)),
                                Arrays.stream((String[]) row.getArray("scopes").getArray())
                                        .map(Scope::valueOf)
                                        .collect(Collectors.toUnmodifiableSet()),
                                row.getObject("expires", OffsetDateTime.class).toInstant()),
                        secret.sha256())
                .stream()
                .findFirst());
    }

    /** Every server hears of it as of a credential that is revoked. */
    public void revoke(Secret secret, TenantId tenant) {
        TenantScope.within(
                tenant,
                () -> transaction.executeWithoutResult(status -> {
                    jdbc.update(
                            "delete from access_token where tenant_id = ? and token_sha256 = ?",
                            tenant.value(),
                            secret.sha256());
                    jdbc.query(CredentialChangeListener.TELL, row -> {});
                }));
    }

    @Scheduled(fixedDelayString = "PT5M")
    public void forgetWhatIsOver() {
        Instant over = clock.instant().minus(REMEMBERED);
        TenantScope.acrossTenants(() -> transaction.execute(
                status -> jdbc.update("delete from access_token where expires < ?::timestamptz", over.toString())));
    }
}
