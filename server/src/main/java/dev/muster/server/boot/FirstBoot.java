package dev.muster.server.boot;

import dev.muster.security.web.PublicUrl;
import dev.muster.server.ServerSettings;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * Makes what an empty database lacks, before the server calls itself ready, and tells the secrets to the terminal and a file
 * of the data folder. Never to the logger: logs travel.
 */
@Component
class FirstBoot implements ApplicationRunner {
    private static final String FILE = "first-run.txt";
    private static final String WITHOUT_PUBLIC_URL =
            "MUSTER_PUBLIC_URL is not set: the Host header, which the sender of a request chooses, makes the locations in its answer"
                    + " and the issuer of its token. Set it before clients on other machines connect.";

    private final Bootstrap beginnings;
    private final Path home;
    private final Environment environment;
    private final PrintStream terminal = System.out;

    FirstBoot(Bootstrap beginnings, ServerSettings settings, Environment environment) {
        this.beginnings = beginnings;
        this.home = settings.home();
        this.environment = environment;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        DataFolder folder = DataFolder.at(home);
        String base = base();
        BootstrapResult made = beginnings.make(
                FirstBootSettings.from(environment),
                secrets -> folder.writeSecretly(
                        FILE, FirstRunText.text(secrets, base) + ofTheStartBefore(folder, secrets)));
        if (!made.isNothing()) terminal.println("\n" + FirstRunText.text(made, base));
        String told =
                Files.exists(folder.file(FILE)) ? " The first start's output is in " + folder.file(FILE) + "." : "";
        terminal.println("Muster is ready at " + base + "." + told);
        if (PublicUrl.from(environment).isEmpty()) terminal.println(WITHOUT_PUBLIC_URL);
        terminal.flush();
    }

    /** A start that was killed after it had made the integration, and before the operator, has left the only copy of the token. */
    private static String ofTheStartBefore(DataFolder folder, BootstrapResult made) {
        if (made.integration() != null || !Files.exists(folder.file(FILE))) return "";
        return "\nFrom an earlier start; its operator's password is void:\n\n" + folder.text(FILE);
    }

    private String base() {
        return PublicUrl.from(environment)
                .map(PublicUrl::toString)
                .orElseGet(() -> "http://localhost:" + environment.getProperty("local.server.port", "8080"));
    }
}
