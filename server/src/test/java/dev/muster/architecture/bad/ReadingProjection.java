package dev.muster.architecture.bad;

import dev.muster.projections.DirectoryProjection;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A projection that reads cannot be batched. */
@DirectoryProjection
public class ReadingProjection {
    private final JdbcClient db;

    ReadingProjection(JdbcClient db) {
        this.db = db;
    }

    Object read() {
        return db.sql("select 1");
    }
}
