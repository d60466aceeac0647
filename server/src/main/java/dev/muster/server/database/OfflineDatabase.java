package dev.muster.server.database;

import dev.muster.postgres.EmbeddedPostgres;
import dev.muster.server.upgrade.Upgrade;
import java.nio.file.Path;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;
import org.springframework.util.StringUtils;

/** The database, for a command that runs while no server does: found as the server finds it, its tables up to date. */
public final class OfflineDatabase implements AutoCloseable {
    private final @Nullable EmbeddedPostgres embedded;
    private final DataSource unpooled;

    private OfflineDatabase(@Nullable EmbeddedPostgres embedded, DatabaseLogin login) {
        this.embedded = embedded;
        this.unpooled = login.unpooled();
        try {
            DatabaseRequirements.require(unpooled);
            Upgrade.run(unpooled, () -> Migrations.run(unpooled));
        } catch (RuntimeException refused) {
            close();
            throw refused;
        }
    }

    public static OfflineDatabase open(Environment environment) {
        if (StringUtils.hasText(environment.getProperty("spring.datasource.url"))) {
            return new OfflineDatabase(null, DatabaseLogin.configured(environment));
        }
        Path home = Path.of(environment.getProperty("MUSTER_HOME", "muster-home"));
        EmbeddedPostgres embedded = EmbeddedPostgres.start(home.resolve("postgres"));
        return new OfflineDatabase(embedded, DatabaseLogin.of(embedded));
    }

    public DataSource unpooled() {
        return unpooled;
    }

    @Override
    public void close() {
        if (embedded != null) embedded.close();
    }
}
