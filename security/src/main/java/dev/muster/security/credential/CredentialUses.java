package dev.muster.security.credential;

import dev.muster.directory.CredentialId;
import dev.muster.eventstore.tenancy.TenantScope;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** When each credential was last used: noted in memory, written outside of any request, at most once a minute each. */
public final class CredentialUses {
    private static final Duration APART = Duration.ofMinutes(1);
    private static final String WRITE = """
            insert into credential_use (tenant_id, credential_id, last_used)
            select * from unnest(?::uuid[], ?::uuid[], ?::timestamptz[])
            on conflict (tenant_id, credential_id) do update
               set last_used = greatest(credential_use.last_used, excluded.last_used)
            """;

    private final JdbcTemplate jdbc;
    private final TransactionTemplate transaction;
    private final Map<CredentialId, Instant> written = new ConcurrentHashMap<>();
    private final Map<CredentialId, Instant> noted = new ConcurrentHashMap<>();

    public CredentialUses(JdbcTemplate jdbc, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
    }

    void note(CredentialId credential, Instant now) {
        Instant last = written.get(credential);
        if (last == null || now.isAfter(last.plus(APART))) noted.put(credential, now);
    }

    @Scheduled(fixedDelayString = "PT1S")
    void write() {
        if (noted.isEmpty()) return;
        Map<CredentialId, Instant> batch = new HashMap<>(noted);
        List<String> tenants = new ArrayList<>();
        List<String> credentials = new ArrayList<>();
        List<String> times = new ArrayList<>();
        batch.forEach((credential, at) -> {
            tenants.add(credential.tenant().toString());
            credentials.add(credential.value().toString());
            times.add(at.toString());
        });
        TenantScope.acrossTenants(() -> transaction.execute(status -> jdbc.update(
                WRITE,
                tenants.toArray(String[]::new),
                credentials.toArray(String[]::new),
                times.toArray(String[]::new))));
        batch.forEach((credential, at) -> {
            written.put(credential, at);
            noted.remove(credential, at);
        });
    }
}
