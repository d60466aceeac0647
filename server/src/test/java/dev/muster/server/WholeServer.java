package dev.muster.server;

import dev.muster.postgres.TestDatabase;
import dev.muster.postgres.TestDatabases;
import dev.muster.server.database.Migrations;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.test.context.ContextConfiguration;

/**
 * The server as it is shipped, on a free port, over a PostgreSQL database of its own; one for all tests that bear this. Whoever
 * wants a tenant to himself opens one: {@link Account}, {@link ScimServer}. X-Forwarded-For says where a test calls from.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(classes = Muster.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = WholeServer.OwnDatabase.class)
public @interface WholeServer {
    /** The first integration's: profile okta, scopes SCIM and EQUIPMENT. */
    String TOKEN = "mstr_the-token-of-the-tests-0123456789abcdef";
    /** The extension schemas that it has: of users a badge, of groups the cost. */
    Path SCHEMAS = Path.of("src/test/resources/dev/muster/server/schemas");

    /** The operator's, whose name is {@code operator}. */
    String PASSWORD = "the-operator-of-the-tests";

    /** The database is a bean, too: {@link TestDatabase}. */
    class OwnDatabase implements ApplicationContextInitializer<ConfigurableApplicationContext> {
        @Override
        public void initialize(ConfigurableApplicationContext context) {
            TestDatabase database = emptyDatabase();
            context.getBeanFactory().registerSingleton("testDatabase", database);
            TestPropertyValues.of(
                            "spring.datasource.url=" + database.jdbcUrl(),
                            "spring.datasource.username=" + database.user(),
                            "spring.datasource.password=" + database.password(),
                            "muster.home=" + home(),
                            "muster.bootstrap.token=" + TOKEN,
                            "muster.bootstrap.password=" + PASSWORD,
                            "muster.scim.requests-per-second=100000",
                            "muster.scim.request-burst=100000",
                            "muster.trusted-proxies=127.0.0.1, ::1")
                    .applyTo(context);
        }

        /** All tables, no rows. A template of other migrations must not be taken for ours: each run of the build makes its own. */
        public static TestDatabase emptyDatabase() {
            ProcessHandle run = ProcessHandle.current();
            return TestDatabases.create("whole-server-" + run.pid() + run.info().startInstant(), Migrations::run);
        }

        private static Path home() {
            try {
                Path home = Files.createTempDirectory(Files.createDirectories(Path.of("target")), "home");
                Path group = Files.createDirectories(home.resolve("schemas/Group"));
                Files.copy(SCHEMAS.resolve("badge.json"), home.resolve("schemas/badge.json"));
                Files.copy(SCHEMAS.resolve("Group/cost.json"), group.resolve("cost.json"));
                return home;
            } catch (IOException full) {
                throw new UncheckedIOException(full);
            }
        }
    }
}
