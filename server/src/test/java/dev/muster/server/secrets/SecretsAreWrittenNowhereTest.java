package dev.muster.server.secrets;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.AppenderBase;
import dev.muster.postgres.TestDatabase;
import dev.muster.server.Account;
import dev.muster.server.Await;
import dev.muster.server.Web;
import dev.muster.server.WholeServer;
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;

/** One secret through every door, in every spelling; then it is looked for in everything that is written down. */
@WholeServer
@SuppressWarnings("NullAway.Init")
class SecretsAreWrittenNowhereTest {
    private static final String SECRET = "t1meMaSheen-nobody-writes-this-down";
    private static final String URN = "urn:ietf:params:scim:schemas:core:2.0:User:password";

    @LocalServerPort
    private int port;

    @Autowired
    private TestDatabase database;

    private final List<String> logged = new CopyOnWriteArrayList<>();
    private final AppenderBase<ILoggingEvent> appender = new AppenderBase<>() {
        @Override
        protected void append(ILoggingEvent event) {
            logged.add(event.getFormattedMessage() + ThrowableProxyUtil.asString(event.getThrowableProxy()));
        }
    };

    @Test
    void a_secret_that_goes_through_every_door_is_written_down_nowhere() throws Exception {
        Account account = Account.open(Web.of(port));
        Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        appender.start();
        root.addAppender(appender);
        HttpResponse<String> last;
        try {
            throughScim(account.client());
            throughTokenEndpoint();
            throughApi(account);
            asNoHttpAtAll();
            last = account.client().get("/scim/v2/Users?count=0");
        } finally {
            root.detachAppender(appender);
        }
        String request = last.headers().firstValue("X-Request-Id").orElseThrow();
        Await.until(() -> account.owner()
                .get("/api/provisioning-log?requestId=" + request)
                .body()
                .contains(request));
        // the lines of one server are written in their order
        assertThat(logged).noneMatch(line -> line.contains(SECRET));
        for (String table : List.of("provisioning_log", "audit_log", "domain_event", "user_view")) {
            Integer kept = new JdbcTemplate(database.superuser())
                    .queryForObject(
                            "select count(*) from " + table + " t where t::text like ?",
                            Integer.class,
                            "%" + SECRET + "%");
            assertThat(kept).as(table).isZero();
        }
    }

    private static void throughScim(Web client) {
        String id = Account.id(client.post(
                "/scim/v2/Users", "{\"userName\": \"bjensen@example.com\", \"password\": \"" + SECRET + "\"}"));
        String user = "/scim/v2/Users/" + id;
        client.send("PUT", user, "{\"userName\": \"bjensen@example.com\", \"PassWord\": \"" + SECRET + "\"}");
        client.send("PUT", user, "{\"userName\": 7, \"" + URN + "\": \"" + SECRET + "\"}");
        for (String operation : List.of(
                "{\"op\": \"replace\", \"value\": {\"password\": \"SECRET\"}}",
                "{\"op\": \"replace\", \"value\": {\"URN\": \"SECRET\", \"active\": \"maybe\"}}",
                "{\"op\": \"add\", \"path\": \"password\", \"value\": \"SECRET\"}",
                "{\"op\": \"add\", \"path\": \"URN\", \"value\": [\"SECRET\"]}",
                "{\"op\": \"add\", \"path\": \"password\", \"value\": {\"x\": \"SECRET\"}}",
                "{\"op\": \"add\", \"path\": \"name.password\", \"value\": \"SECRET\"}",
                "{\"op\": \"fly\", \"path\": \"password\", \"value\": \"SECRET\"}",
                "{\"op\": \"remove\", \"path\": \"emails[password eq \\\"SECRET\\\"]\"}",
                "{\"op\": \"remove\", \"path\": \"password eq \\\"SECRET\\\"\"}")) {
            String body = operation.replace("SECRET", SECRET).replace("URN", URN);
            client.send("PATCH", user, "{\"Operations\": [" + body + "]}");
            client.post(
                    "/scim/v2/Bulk",
                    "{\"Operations\": [{\"method\": \"PATCH\", \"path\": \"/Users/" + id
                            + "\", \"data\": {\"Operations\": [" + body + "]}}]}");
        }
        for (String filter : List.of(
                "password eq \\\"SECRET\\\"",
                "URN sw SECRET",
                "title pr and (password co \\\"SECRET\\\")",
                "password eq 'SECRET'")) {
            String text = filter.replace("SECRET", SECRET).replace("URN", URN);
            client.post("/scim/v2/Users/.search", "{\"filter\": \"" + text + "\"}");
            client.post("/scim/v2/.search", "{\"sortBy\": \"" + text + "\"}");
            String query = text.replace("\\", "").replace(" ", "%20").replace("\"", "%22");
            client.get("/scim/v2/Users?filter=" + query);
            client.get("/scim/v2/Users?sortBy=" + query);
            client.get("/scim/v2/Users/" + query);
        }
        client.get("/scim/v2/Users?access_token=" + SECRET);
        client.get("/scim/v2/Users?token=" + SECRET + "&client_secret=" + SECRET);
        client.get("/scim/v2/mstr_" + SECRET);
        client.get("/scim/v2/Users", "User-Agent", "mstr_" + SECRET);
        client.post("/scim/v2/Users", "{\"password\": \"" + SECRET + "\"" + ", ".repeat(9_000));
    }

    private void throughTokenEndpoint() {
        Web anybody = Web.of(port);
        String[] form = {"Content-Type", "application/x-www-form-urlencoded"};
        String body = "grant_type=client_credentials&client_id=x&client_secret=" + SECRET;
        anybody.post("/oauth2/token", body, form);
        anybody.post("/oauth2/token", body);
        anybody.post("/oauth2/token", "{\"client_secret\": \"" + SECRET + "\", \"x\": \"" + SECRET + "\"}");
        anybody.post("/oauth2/token?client_secret=" + SECRET, body, form);
        anybody.post("/oauth2/token", "client_assertion=" + SECRET, form);
        anybody.post("/oauth2/token", body + "%zz", form);
        anybody.post("/oauth2/revoke", body + "&token=" + SECRET, form);
        for (Web shown : List.of(
                anybody.asBearer(SECRET),
                anybody.asBearer("mstr_" + SECRET),
                anybody.asPerson("operator", SECRET),
                anybody.asPerson(SECRET, "x"),
                anybody.showing("Digest " + SECRET))) {
            shown.post("/oauth2/token", "grant_type=client_credentials", form);
            shown.get("/scim/v2/Users");
            shown.get(
                    "/api/me",
                    "X-Forwarded-For",
                    "203.0.113." + shown.authorization().length());
        }
    }

    private static void throughApi(Account account) {
        Web owner = account.owner();
        String name = Web.json(owner.get("/api/me")).get("name").stringValue();
        owner.post(
                "/api/people", "{\"name\": \"" + name + "\", \"role\": \"ADMIN\", \"password\": \"" + SECRET + "\"}");
        owner.post(
                "/api/people", "{\"name\": \"mp" + name + "\", \"role\": \"ADMIN\", \"password\": \"" + SECRET + "\"}");
        owner.post("/api/people", "{\"password\": [\"" + SECRET + "\"]}");
        account.person("ADMIN").send("PUT", "/api/me/password", "{\"password\": \"" + SECRET + "\"}");
        account.person("ADMIN").send("PUT", "/api/me/password", "{\"password\": \"" + SECRET + "\"");
        owner.get("/api/users?sort=" + SECRET);
    }

    /** What the container itself refuses, before anybody of ours sees it. */
    private void asNoHttpAtAll() throws IOException {
        for (String head : List.of(
                "GET /scim/v2/Users?filter=password eq \"" + SECRET + "\" HTTP/1.1\r\nHost: localhost",
                "GET /scim/v2/Users?filter=%zz&password=" + SECRET + " HTTP/1.1\r\nHost: localhost",
                "GET /scim/v2/Users HTTP/1.1\r\nHost: " + SECRET + " x",
                "GET /scim/v2/Users HTTP/1.1\r\nHost: localhost\r\nAuthorization : Bearer " + SECRET,
                "GET /scim/v2/Users HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + SECRET + "\u0001",
                "GET /scim/v2/Users HTTP/1.1\r\nHost: localhost\r\nCookie: a=\"" + SECRET + "\u0002",
                SECRET + "\u0000 / HTTP/1.1\r\nHost: localhost")) {
            try (Socket socket = new Socket("localhost", port)) {
                socket.getOutputStream()
                        .write((head + "\r\nConnection: close\r\n\r\n").getBytes(StandardCharsets.ISO_8859_1));
                socket.getInputStream().readAllBytes();
            }
        }
    }
}
