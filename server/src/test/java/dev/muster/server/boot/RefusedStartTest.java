package dev.muster.server.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.directory.StartRefused;
import dev.muster.directory.integration.ClientProfile;
import dev.muster.security.web.PublicUrl;
import dev.muster.security.web.TrustedProxies;
import dev.muster.server.Muster;
import dev.muster.server.database.DatabaseLogin;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.core.env.Environment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

class RefusedStartTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource(textBlock = """
                    MUSTER_BOOTSTRAP_TOKEN,    ''                                       , is set but empty
                    MUSTER_BOOTSTRAP_TOKEN,    short                                    , has 5 characters
                    MUSTER_BOOTSTRAP_TOKEN,    'one with blanks is not a bearer token ' , characters that a bearer token cannot have
                    MUSTER_BOOTSTRAP_PASSWORD, ''                                       , is set but empty
                    MUSTER_BOOTSTRAP_PASSWORD, eleven-char                              , has 11 characters
                    MUSTER_BOOTSTRAP_PASSWORD, mstr_like-a-token                        , starts with mstr_
                    MUSTER_BOOTSTRAP_PROFILE,  otka                                     , there is no such profile
                    MUSTER_PUBLIC_URL,         muster.example.com                       , not the address of a web server
                    MUSTER_PUBLIC_URL,         https://muster.example.com/scim          , not the address of a web server
                    MUSTER_PUBLIC_URL,         https://u:hunter2@muster.example.com     , a name or a password in it
                    SPRING_DATASOURCE_URL,     postgres://u:hunter2@db.example.com/m    , does not begin with jdbc:postgresql:
                    SPRING_DATASOURCE_URL,     jdbc:postgresql://u:hunter2@db/m         , a name or a password before the host
                    MUSTER_TRUSTED_PROXIES,    everybody                                , no list of addresses
                    """)
    void a_setting_that_cannot_be_meant_stops_the_start(String setting, String value, String fact) {
        assertThatThrownBy(() -> read(Map.of(setting, value)))
                .isInstanceOf(StartRefused.class)
                .hasMessageStartingWith(setting)
                .hasMessageNotContaining("hunter2")
                .extracting(refused -> Objects.toString(refused.getMessage()).replace(",", ""))
                .asString()
                .contains(fact);
    }

    @Test
    void a_refusal_does_not_print_the_secret() {
        assertThatThrownBy(() -> read(Map.of("MUSTER_BOOTSTRAP_PASSWORD", "hunter2")))
                .hasMessageNotContaining("hunter2");
    }

    @Test
    void what_is_not_set_has_a_default() {
        FirstBootSettings settings = FirstBootSettings.from(environment(Map.of()));
        assertThat(settings.token()).isEmpty();
        assertThat(settings.password()).isEmpty();
        assertThat(settings.profile()).isEqualTo(ClientProfile.OKTA);
    }

    @Test
    void the_program_says_what_to_do_and_exits_with_an_error_without_a_stack_trace() throws Exception {
        assertThat(toldWith(Map.of("MUSTER_BOOTSTRAP_TOKEN", "")))
                .contains("MUSTER_BOOTSTRAP_TOKEN is set, but empty.")
                .contains("openssl rand -hex 32")
                .doesNotContain("\tat ");
    }

    @Test
    void the_password_in_an_address_is_printed_by_nobody() throws Exception {
        assertThat(toldWith(Map.of("SPRING_DATASOURCE_URL", "postgres://muster:hunter2@localhost:1/muster")))
                .contains("Write jdbc:postgresql://host:5432/database")
                .doesNotContain("hunter2");
        assertThat(toldWith(Map.of(
                        "SPRING_DATASOURCE_URL", "jdbc:postgresql://localhost:1/muster?user=muster&password=hunter2")))
                .contains("does not let us in")
                .doesNotContain("hunter2");
    }

    private String toldWith(Map<String, String> variables) throws Exception {
        Path output = folder.resolve("output.txt");
        var java = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Muster.class.getName())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        java.environment().putAll(variables);
        java.environment().put("MUSTER_HOME", folder.resolve("home").toString());

        assertThat(java.start().waitFor()).isEqualTo(1);

        assertThat(folder.resolve("home")).doesNotExist();
        return Files.readString(output, StandardCharsets.UTF_8);
    }

    private static void read(Map<String, Object> variables) {
        Environment environment = environment(variables);
        DatabaseLogin.check(environment);
        FirstBootSettings.from(environment);
        PublicUrl.from(environment);
        TrustedProxies.from(environment);
    }

    private static Environment environment(Map<String, Object> variables) {
        var environment = new StandardEnvironment();
        MapPropertySource ours = new SystemEnvironmentPropertySource(
                StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, variables);
        environment.getPropertySources().replace(StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, ours);
        return environment;
    }
}
