package dev.muster.server;

import dev.muster.directory.StartRefused;
import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** @param home the data folder ({@code MUSTER_HOME}) */
@ConfigurationProperties("muster")
public record ServerSettings(
        @DefaultValue("muster-home") Path home,
        @DefaultValue Database database) {

    /** @param connections in the pool ({@code MUSTER_DATABASE_CONNECTIONS}) */
    public record Database(@DefaultValue("16") int connections) {
        public Database {
            if (connections < 2) {
                throw new StartRefused("MUSTER_DATABASE_CONNECTIONS", "is " + connections + ".", "Give 2 or more.");
            }
        }
    }
}
