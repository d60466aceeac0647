package dev.muster.server;

import dev.muster.history.HistoryConfiguration;
import dev.muster.provisioninglog.ProvisioningLogConfiguration;
import dev.muster.reports.ReportsConfiguration;
import dev.muster.server.boot.ProcessEnd;
import dev.muster.server.transfer.TransferCommand;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.StandardEnvironment;

/** Starts the server. What can be configured stands in the README. */
@SpringBootApplication(
        scanBasePackages = {
            "dev.muster.server",
            "dev.muster.scim",
            "dev.muster.api",
            "dev.muster.people",
            "dev.muster.security"
        })
@Import({HistoryConfiguration.class, ProvisioningLogConfiguration.class, ReportsConfiguration.class})
public class Muster {
    public static void main(String[] arguments) {
        System.setProperty("disable-axoniq-console-message", "true"); // an advertisement, in place of our own few lines
        if (TransferCommand.isMeant(arguments)) {
            ProcessEnd.onSignals(1);
            TransferCommand.onlyWarnings();
            System.exit(new TransferCommand(new StandardEnvironment()).run(arguments));
        }
        ProcessEnd.onSignals(0);
        SpringApplication.run(Muster.class, arguments);
        ProcessEnd.nowServing();
    }
}
