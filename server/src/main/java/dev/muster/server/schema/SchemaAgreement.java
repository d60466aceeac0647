package dev.muster.server.schema;

import dev.muster.directory.Actor;
import dev.muster.directory.Commands;
import dev.muster.directory.MessageContext;
import dev.muster.directory.StartRefused;
import dev.muster.directory.TenantId;
import dev.muster.directory.extension.ExtensionCommand.LoadSchema;
import dev.muster.directory.extension.ExtensionCommand.SetSchemaAside;
import dev.muster.eventstore.tenancy.TenantScope;
import dev.muster.projections.extension.LoadedSchemas;
import dev.muster.security.credential.NodeHeartbeat;
import java.util.List;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * All servers of a database have the same schemas, and what the events say of them is what the files say. So a server that
 * starts holds its files against the store, before it opens its port and under a lock: what differs it loads, if it is alone
 * and if every resource fits; else it does not start. It counts as live with the same transaction, so that the next one
 * sees it.
 */
final class SchemaAgreement implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(SchemaAgreement.class);

    private final SchemaFiles files;
    private final LoadedSchemas loaded;
    private final SchemaChanges changes;
    private final Commands commands;
    private final NodeHeartbeat nodes;
    private final JdbcTemplate jdbc;
    private final TransactionTemplate transaction;
    private final Runnable stop;
    private volatile boolean running;

    /** @param stop what to do where the directory's schemas are no longer those of this server */
    SchemaAgreement(
            SchemaFiles files,
            LoadedSchemas loaded,
            SchemaChanges changes,
            Commands commands,
            NodeHeartbeat nodes,
            JdbcTemplate jdbc,
            TransactionTemplate transaction,
            Runnable stop) {
        this.files = files;
        this.loaded = loaded;
        this.changes = changes;
        this.commands = commands;
        this.nodes = nodes;
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.stop = stop;
    }

    /** Behind Axon, which has to hand the commands on, and ahead of the web server. */
    @Override
    public int getPhase() {
        return WebServerApplicationContext.START_STOP_LIFECYCLE_PHASE - 1;
    }

    @Override
    public void start() {
        TenantScope.acrossTenants(() -> {
            transaction.executeWithoutResult(status -> agree());
            return null;
        });
        running = true;
    }

    private void agree() {
        jdbc.query("select pg_advisory_xact_lock(hashtext('muster schemas'))", rows -> {});
        int others = nodes.join();
        List<SchemaChange> wanted = SchemaChange.between(loaded.all(), files.all());
        if (wanted.isEmpty()) return;
        if (others > 0) throw differs(wanted, others);
        wanted.forEach(changes::requirePossible);
        wanted.forEach(this::make);
    }

    private void make(SchemaChange change) {
        var context = new MessageContext(TenantId.NONE, new Actor.Muster(), "start", null);
        switch (change) {
            case SchemaChange.Load load -> commands.send(new LoadSchema(load.file()), context);
            case SchemaChange.Gone gone ->
                commands.send(new SetSchemaAside(gone.loaded().id()), context);
        }
        LOG.info("{}", change);
    }

    private static StartRefused differs(List<SchemaChange> wanted, int others) {
        return new StartRefused(
                "MUSTER_HOME/schemas",
                "differs from the schemas with which "
                        + (others == 1 ? "another server is" : others + " other servers are")
                        + " running on this database: "
                        + wanted.stream().map(SchemaChange::toString).collect(Collectors.joining("; ")) + ".",
                "Give all servers the same files. To change them, stop all servers first, then start them with the new files;"
                        + " one that was killed counts as running for 15 seconds more.");
    }

    /** One that was not heard of for long, and went on, may have missed that another one loaded new schemas. */
    @Scheduled(
            scheduler = NodeHeartbeat.SCHEDULER,
            initialDelayString = "${muster.schemas.watch:PT5S}",
            fixedDelayString = "${muster.schemas.watch:PT5S}")
    void watch() {
        try {
            List<SchemaChange> differences = SchemaChange.between(loaded.all(), files.all());
            if (differences.isEmpty() || !running) return;
            LOG.error("The directory's schemas are no longer those of this server, which stops: {}", differences);
            running = false;
            stop.run();
        } catch (DataAccessException unreachable) {
            LOG.warn("The schemas could not be compared; it is tried again");
        }
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
