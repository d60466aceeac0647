package dev.muster.server;

import dev.muster.reports.ReportsConfiguration;
import dev.muster.server.transfer.TransferCommand;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.StandardEnvironment;

/** Starts the server. What can be configured stands in the README. */
@SpringBootApplication(scanBasePackages = {"dev.muster.server", "dev.muster.scim", "dev.muster.api"})
@Import(ReportsConfiguration.class)
public class Muster {
    public static void main(String[] arguments) {
        System.setProperty("disable-axoniq-console-message", "true"); // an advertisement, in place of our own few lines
        if (TransferCommand.isMeant(arguments)) {
            TransferCommand.onlyWarnings();
            System.exit(new TransferCommand(new StandardEnvironment()).run(arguments));
        }
        SpringApplication.run(Muster.class, arguments);
    }
}
