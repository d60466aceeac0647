package dev.muster.server.database;

import dev.muster.directory.StartRefused;
import dev.muster.postgres.EmbeddedPostgres;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import javax.sql.DataSource;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.util.StringUtils;

/**
 * Where the database is, and as whom to enter.
 *
 * @param jdbcUrl without a password: drivers, pools and migrations print it
 */
public record DatabaseLogin(String jdbcUrl, String user, String password) {
    private static final String SETTING = "SPRING_DATASOURCE_URL";
    private static final String FORM = "jdbc:postgresql:";

    /** Refuses, before anybody else reads it, what no driver takes: others would print it, with the password in it. */
    public static void check(Environment environment) {
        if (StringUtils.hasText(environment.getProperty("spring.datasource.url"))) configured(environment);
    }

    static DatabaseLogin configured(Environment environment) {
        String url = environment.getRequiredProperty("spring.datasource.url").strip();
        if (!url.startsWith(FORM)) {
            throw refused(
                    "does not begin with " + FORM + ", as the addresses of JDBC do (postgres:// is another form).");
        }
        int question = url.indexOf('?');
        String address = question < 0 ? url : url.substring(0, question);
        if (address.indexOf('@') >= 0) throw refused("has a name or a password before the host, where JDBC has none.");
        String user = environment.getProperty("spring.datasource.username", "");
        String password = environment.getProperty("spring.datasource.password", "");
        List<String> rest = new ArrayList<>();
        for (String parameter :
                question < 0 ? new String[0] : url.substring(question + 1).split("&")) {
            if (parameter.startsWith("user=") && user.isEmpty()) user = value(parameter);
            else if (parameter.startsWith("password=") && password.isEmpty()) password = value(parameter);
            else if (!parameter.startsWith("user=") && !parameter.startsWith("password=")) rest.add(parameter);
        }
        return new DatabaseLogin(rest.isEmpty() ? address : address + "?" + String.join("&", rest), user, password);
    }

    private static StartRefused refused(String fact) {
        return new StartRefused(
                SETTING,
                fact + " It is not repeated here, because there may be a password in it.",
                "Write " + FORM + "//host:5432/database, and name and password as SPRING_DATASOURCE_USERNAME and"
                        + " SPRING_DATASOURCE_PASSWORD.");
    }

    private static String value(String parameter) {
        String text = parameter.substring(parameter.indexOf('=') + 1);
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            throw refused("has a parameter that is wrongly percent-encoded.");
        }
    }

    static DatabaseLogin of(EmbeddedPostgres embedded) {
        return new DatabaseLogin(embedded.jdbcUrl(), embedded.user(), embedded.password());
    }

    /** Connections beside the pool, for work that holds one for long: migrations, replays. */
    DataSource unpooled() {
        return unpooled("muster-replay", Map.of("connectTimeout", "5", "tcpKeepAlive", "true"));
    }

    /** Connections that rather fail than wait. */
    DataSource impatient() {
        return unpooled("muster-watch", Map.of("connectTimeout", "2", "loginTimeout", "3", "socketTimeout", "3"));
    }

    private DataSource unpooled(String name, Map<String, String> more) {
        var unpooled = new DriverManagerDataSource(jdbcUrl, user, password);
        Properties properties = new Properties();
        properties.setProperty("ApplicationName", name);
        // an error's detail holds the row, and rows are people
        properties.setProperty("logServerErrorDetail", "false");
        properties.setProperty("reWriteBatchedInserts", "true");
        properties.setProperty("prepareThreshold", "2");
        properties.putAll(more);
        unpooled.setConnectionProperties(properties);
        return unpooled;
    }

    @Override
    public String toString() {
        return user + " at " + jdbcUrl;
    }
}
