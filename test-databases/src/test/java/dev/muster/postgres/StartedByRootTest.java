package dev.muster.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.security.auth.module.UnixSystem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Machines that allow less than this one, made by a PATH with fewer programs. An ordinary user needs none of them. */
class StartedByRootTest {
    private static final boolean ROOT = new UnixSystem().getUid() == 0;

    @TempDir
    Path home;

    @BeforeEach
    void others_may_pass() throws IOException {
        Files.setPosixFilePermissions(home, PosixFilePermissions.fromString("rwx--x--x"));
    }

    @Test
    void without_user_namespaces_it_runs_as_another_user_and_goes_on_so() throws IOException {
        Map<String, String> without = Map.of("PATH", path("sh", "id", "setpriv"));
        Path folder = home.resolve("postgres");
        Settings quick = Settings.durable().with("fsync", "off").telling(line -> {});
        try (Elsewhere elsewhere = Elsewhere.start(folder, folder, without)) {
            assertThat((int) Files.getAttribute(Path.of("/proc/" + elsewhere.postgres()), "unix:uid"))
                    .isNotZero();
        }
        try (var postgres = EmbeddedPostgres.start(folder, quick)) {
            assertThat(Sql.ask(postgres.dataSource(), "select user_name from person"))
                    .isEqualTo("bjensen");
        }
        try (var postgres = EmbeddedPostgres.start(folder, quick)) {
            assertThat((int) Files.getAttribute(Path.of("/proc/" + postgres.pid()), "unix:uid"))
                    .isNotZero();
        }
    }

    @Test
    void without_any_way_to_be_somebody_else_it_says_what_to_do() throws IOException {
        Path folder = home.resolve("postgres");
        try (Elsewhere elsewhere =
                Elsewhere.start(folder, TestDatabases.binaries(), Map.of("PATH", path("sh", "id")))) {
            if (ROOT) {
                assertThat(elsewhere.answer())
                        .contains(folder.toString(), "ordinary user", "MUSTER_HOME", "SPRING_DATASOURCE_URL");
            } else {
                EmbeddedPostgres.start(folder).close();
            }
        }
    }

    private String path(String... programs) throws IOException {
        Path folder = Files.createDirectories(home.resolve("bin"));
        for (String program : programs) {
            Path found = List.of("/usr/bin", "/bin", "/usr/sbin", "/sbin").stream()
                    .map(place -> Path.of(place, program))
                    .filter(Files::isExecutable)
                    .findFirst()
                    .orElseThrow();
            Files.writeString(folder.resolve(program), "#!/bin/sh\nexec " + found + " \"$@\"\n");
            Files.setPosixFilePermissions(folder.resolve(program), PosixFilePermissions.fromString("rwxr-xr-x"));
        }
        return folder.toString();
    }
}
