package dev.muster.server.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.api.integration.Secret;
import dev.muster.people.People;
import dev.muster.projections.integration.Integrations;
import dev.muster.security.Authentication;
import dev.muster.security.AuthenticationResult;
import dev.muster.security.PresentedCredential;
import dev.muster.security.credential.AccessTokens;
import dev.muster.security.credential.CredentialCache;
import dev.muster.security.credential.CredentialChangeListener;
import dev.muster.security.signin.PasswordSignIn;
import dev.muster.security.signin.Passwords;
import dev.muster.security.signin.SignInAttempts;
import dev.muster.server.Account;
import dev.muster.server.Await;
import dev.muster.server.Web;
import dev.muster.server.WholeServer;
import dev.muster.server.oauth.Form;
import dev.muster.server.oauth.MintedClient;
import dev.muster.work.Upkeep;
import java.time.Clock;
import java.time.Duration;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;

/** Another server of the same database, whose clock may be ahead and which remembers for a day what it isn't told. */
@WholeServer
@SuppressWarnings("NullAway.Init")
class AccessTokenTest {
    @LocalServerPort
    private int port;

    @Autowired
    private Integrations integrations;

    @Autowired
    private People people;

    @Autowired
    private JdbcTemplate jdbc;

    @Autowired
    private PlatformTransactionManager transactions;

    @Autowired
    @Qualifier("unpooled")
    private DataSource unpooled;

    @Autowired
    private Upkeep upkeep;

    private CredentialChangeListener news;
    private CredentialCache other;
    private MintedClient client;
    private Secret token;

    @BeforeEach
    void give() {
        news = new CredentialChangeListener(unpooled, upkeep);
        other = new CredentialCache(integrations, tokens(Duration.ZERO), jdbc, news::isListening, Duration.ofDays(1));
        news.begin(other::forget);
        Await.until(news::isListening);
        client = MintedClient.withSecret(Account.open(Web.of(port)), "SCIM", "EQUIPMENT");
        token = new Secret(client.token());
    }

    @AfterEach
    void end() {
        news.end();
    }

    private AccessTokens tokens(Duration ahead) {
        return new AccessTokens(jdbc, transactions, Clock.offset(Clock.systemUTC(), ahead));
    }

    private AuthenticationResult shownAfter(Duration ahead) {
        Clock clock = Clock.offset(Clock.systemUTC(), ahead);
        var signIns = new PasswordSignIn(people, new Passwords(), new SignInAttempts(clock, System::nanoTime));
        var authentication = new Authentication(other, signIns, clock);
        return authentication.of(new PresentedCredential.Token(token, null), "192.0.2.1");
    }

    private static String refusal(AuthenticationResult identity) {
        return ((AuthenticationResult.Nobody) identity).because().detail();
    }

    @Test
    void a_token_is_good_for_an_hour() {
        assertThat(shownAfter(Duration.ofMinutes(59))).isInstanceOf(AuthenticationResult.Client.class);
        assertThat(refusal(shownAfter(Duration.ofMinutes(61)))).contains("The access token expired at");
    }

    @Test
    void what_has_ended_is_remembered_for_a_while_and_then_is_unknown() {
        tokens(Duration.ofMinutes(110)).forgetWhatIsOver();
        assertThat(refusal(shownAfter(Duration.ofMinutes(110)))).contains("expired at");
        other.forget();
        tokens(Duration.ofMinutes(130)).forgetWhatIsOver();
        assertThat(refusal(shownAfter(Duration.ofMinutes(130)))).contains("not one of ours");
    }

    @Test
    void a_revoked_credential_ends_its_tokens_on_every_server() {
        assertThat(shownAfter(Duration.ZERO)).isInstanceOf(AuthenticationResult.Client.class);
        client.revoke();
        Await.until(() -> shownAfter(Duration.ZERO) instanceof AuthenticationResult.Nobody);
        assertThat(refusal(shownAfter(Duration.ZERO))).contains("was revoked at");
    }

    @Test
    void a_token_that_was_given_back_ends_on_every_server() {
        assertThat(shownAfter(Duration.ZERO)).isInstanceOf(AuthenticationResult.Client.class);
        Web basic = Web.of(port).asPerson(client.clientId(), client.secret());
        assertThat(Form.of("token", token.text()).to(basic, "/oauth2/revoke").statusCode())
                .isEqualTo(200);
        Await.until(() -> shownAfter(Duration.ZERO) instanceof AuthenticationResult.Nobody);
    }

    @Test
    void a_rotated_credential_ends_its_tokens_when_the_overlap_is_over() {
        client.account().owner().post(client.path() + "/rotate", "{\"overlap\": \"PT10M\"}");
        Await.until(() -> shownAfter(Duration.ofMinutes(11)) instanceof AuthenticationResult.Nobody);
        assertThat(refusal(shownAfter(Duration.ofMinutes(11)))).contains("The credential", "expired at");
        assertThat(shownAfter(Duration.ofMinutes(9))).isInstanceOf(AuthenticationResult.Client.class);
    }
}
