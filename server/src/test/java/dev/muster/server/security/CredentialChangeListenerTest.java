package dev.muster.server.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.api.integration.Secret;
import dev.muster.projections.integration.CredentialView;
import dev.muster.projections.integration.Integrations;
import dev.muster.security.credential.AccessTokens;
import dev.muster.security.credential.CredentialCache;
import dev.muster.security.credential.CredentialChangeListener;
import dev.muster.server.Account;
import dev.muster.server.Await;
import dev.muster.server.Web;
import dev.muster.server.WholeServer;
import dev.muster.work.Upkeep;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.JsonNode;

/** Another server of the same database, which remembers credentials for a day unless it is told otherwise. */
@WholeServer
@SuppressWarnings("NullAway.Init")
class CredentialChangeListenerTest {
    @LocalServerPort
    private int port;

    @Autowired
    private Integrations integrations;

    @Autowired
    private AccessTokens tokens;

    @Autowired
    private JdbcTemplate jdbc;

    @Autowired
    @Qualifier("unpooled")
    private DataSource unpooled;

    @Autowired
    private Upkeep upkeep;

    private CredentialChangeListener news;
    private CredentialCache other;
    private Account account;
    private Secret secret;
    private String path;

    @BeforeEach
    void mint() {
        news = new CredentialChangeListener(unpooled, upkeep);
        other = new CredentialCache(integrations, tokens, jdbc, news::isListening, Duration.ofDays(1));
        account = Account.open(Web.of(port));
        String credentials = "/api/integrations/" + account.integration() + "/credentials";
        JsonNode minted = Web.json(account.owner().post(credentials, "{}"));
        secret = new Secret(minted.get("secret").stringValue());
        path = credentials + "/" + minted.get("id").stringValue();
    }

    @AfterEach
    void end() {
        news.end();
    }

    private CredentialView seenByTheOther() {
        return other.bySecret(secret).orElseThrow();
    }

    @Test
    void whoever_fails_over_the_news_is_told_them_again() {
        AtomicInteger told = new AtomicInteger();
        news.begin(() -> {
            if (told.incrementAndGet() == 1) throw new IllegalStateException("not yet");
        });
        Await.until(() -> told.get() > 1);
        Await.until(news::isListening);
    }

    @Test
    void a_revocation_on_one_server_reaches_those_that_remember() {
        news.begin(other::forget);
        Await.until(news::isListening);
        assertThat(seenByTheOther().revoked()).isNull();
        assertThat(seenByTheOther()).isSameAs(seenByTheOther());

        account.owner().send("DELETE", path, "");

        Await.until(() -> seenByTheOther().revoked() != null);
    }

    @Test
    void a_changed_policy_reaches_them_too() {
        news.begin(other::forget);
        Await.until(news::isListening);
        assertThat(seenByTheOther().integration().policies().reactivateReturning())
                .isTrue();
        account.owner().send("PUT", "/api/integrations/" + account.integration(), """
                        {"name": "Okta", "profile": "OKTA", "policies": {"reactivateReturning": false}}""");
        Await.until(() -> !seenByTheOther().integration().policies().reactivateReturning());
    }

    @Test
    void a_server_that_cannot_be_told_remembers_nothing() {
        assertThat(news.isListening()).isFalse();
        assertThat(seenByTheOther().revoked()).isNull();
        account.owner().send("DELETE", path, "");
        assertThat(seenByTheOther().revoked()).isNotNull();
    }

    @Test
    void who_loses_the_line_listens_again() {
        news.begin(other::forget);
        Await.until(news::isListening);
        assertThat(seenByTheOther().revoked()).isNull();
        jdbc.query(
                "select pg_terminate_backend(pid) from pg_stat_activity"
                        + " where query like 'listen muster%' and datname = current_database()",
                row -> {});
        account.owner().send("DELETE", path, "");
        Await.until(() -> seenByTheOther().revoked() != null);
        Await.until(news::isListening);
    }
}
