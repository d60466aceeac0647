package dev.muster.provisioninglog;

import dev.muster.directory.StartRefused;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** @param retentionDays after how many days an entry is dropped ({@code MUSTER_LOG_RETENTION_DAYS}) */
@ConfigurationProperties("muster.log")
public record ProvisioningLogSettings(@DefaultValue("30") int retentionDays) {
    public ProvisioningLogSettings {
        if (retentionDays < 1) {
            throw new StartRefused(
                    "MUSTER_LOG_RETENTION_DAYS", "is " + retentionDays + ".", "Give a number of days from 1.");
        }
    }
}
