package dev.muster.server.boot;

import dev.muster.security.web.PublicUrl;
import dev.muster.security.web.TrustedProxies;
import dev.muster.server.database.DatabaseLogin;
import dev.muster.server.schema.SchemaFiles;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/** Reads the settings before a database is started for nothing. */
final class EagerSettingsCheck implements ApplicationContextInitializer<ConfigurableApplicationContext> {
    @Override
    public void initialize(ConfigurableApplicationContext context) {
        DatabaseLogin.check(context.getEnvironment());
        FirstBootSettings.from(context.getEnvironment());
        PublicUrl.from(context.getEnvironment());
        TrustedProxies.from(context.getEnvironment());
        SchemaFiles.read(context.getEnvironment());
    }
}
