package dev.muster.api.integration;

import dev.muster.api.Caller;
import dev.muster.directory.Commands;
import dev.muster.directory.IntegrationId;
import dev.muster.directory.Stopping;
import dev.muster.directory.TenantBound;
import dev.muster.eventstore.database.DatabaseTrouble;
import dev.muster.people.auditlog.AuditEntry;
import dev.muster.people.auditlog.AuditEntry.Subject;
import dev.muster.people.auditlog.AuditKind;
import dev.muster.people.auditlog.AuditLog;
import dev.muster.projections.integration.Belongings;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Hands over one thing after the other, and puts on record how far it came, however it ended. */
@Component
class HandingOver {
    private static final Logger LOG = LoggerFactory.getLogger(HandingOver.class);

    private final Commands commands;
    private final AuditLog audit;
    private final Stopping stopping;

    HandingOver(Commands commands, AuditLog audit, Stopping stopping) {
        this.commands = commands;
        this.audit = audit;
        this.stopping = stopping;
    }

    HandOver of(Belongings.Owned owned, IntegrationId from, IntegrationId to, Caller caller) {
        List<TenantBound> all = owned.all();
        int done = 0;
        try {
            while (done < all.size() && !stopping.isAsked()) {
                commands.send(all.get(done), caller.context());
                done++;
            }
        } catch (RuntimeException failure) {
            return ended(failure, owned, done, from, to);
        }
        HandOver end =
                done == all.size() ? HandOver.whole(owned) : HandOver.cut(owned, done, "The server is being stopped.");
        record(end, from, to);
        return end;
    }

    private HandOver ended(
            RuntimeException failure, Belongings.Owned owned, int done, IntegrationId from, IntegrationId to) {
        Optional<DatabaseTrouble> trouble = DatabaseTrouble.behind(failure);
        HandOver end = HandOver.cut(
                owned, done, trouble.map(DatabaseTrouble::detail).orElse(String.valueOf(failure.getMessage())));
        try {
            record(end, from, to);
        } catch (RuntimeException unrecorded) {
            // what keeps the next thing from being handed over keeps the entry out, too; the history has what was done
            if (DatabaseTrouble.behind(unrecorded).isEmpty()) throw unrecorded;
            LOG.warn("Not in the audit log: {} handed over to {}, {}", from.value(), to.value(), end, unrecorded);
        }
        if (trouble.isEmpty()) throw failure;
        return end;
    }

    private void record(HandOver end, IntegrationId from, IntegrationId to) {
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("to", to.value());
        details.put("users", end.users());
        details.put("groups", end.groups());
        details.put("equipment", end.equipment());
        details.put("left", end.left());
        if (end.cutShort() != null) details.put("cutShort", end.cutShort());
        var subject = new Subject("Integration", from.value());
        audit.add(AuditEntry.of(from.tenant(), AuditKind.RESOURCES_HANDED_OVER, subject, details));
    }
}
