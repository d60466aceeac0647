package dev.muster.server.auditlog;

import dev.muster.directory.MessageContext;
import dev.muster.directory.integration.IntegrationEvent;
import dev.muster.directory.role.RoleEvent;
import dev.muster.directory.tenant.TenantEvent;
import dev.muster.eventstore.EventJson;
import dev.muster.people.auditlog.AuditEntry;
import dev.muster.people.auditlog.AuditEntry.Subject;
import dev.muster.people.auditlog.AuditStatement;
import dev.muster.people.auditlog.Doer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventHandler;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.ObjectMapper;

/**
 * Puts every event of a tenant's settings into the audit log too, so that there is one place to look: with the address from which it
 * came, which the history does not keep. It happens with the event or not at all, and never again in a replay. A new kind of event of
 * these families needs nothing here.
 */
@ProcessingGroup(SettingsOnRecord.GROUP)
public final class SettingsOnRecord {
    static final String GROUP = "settings-on-record";

    /** Whose events it is told of below. */
    static final List<Class<?>> FAMILIES = List.of(TenantEvent.class, IntegrationEvent.class, RoleEvent.class);

    /** What a secret could be told from, and what the entry says anyway. */
    private static final Set<String> LEFT_OUT = Set.of("secretSha256", "oauth", "tenant", "integration", "role");

    private final AuditStatement log;
    private final ObjectMapper json;

    SettingsOnRecord(AuditStatement log, EventJson json) {
        this.log = log;
        this.json = json.getObjectMapper();
    }

    @EventHandler
    void on(TenantEvent event, DomainEventMessage<?> message) {
        enter(message);
    }

    @EventHandler
    void on(IntegrationEvent event, DomainEventMessage<?> message) {
        enter(message);
    }

    @EventHandler
    void on(RoleEvent event, DomainEventMessage<?> message) {
        enter(message);
    }

    private void enter(DomainEventMessage<?> message) {
        MessageContext context = MessageContext.from(message.getMetaData());
        String aggregate = message.getAggregateIdentifier();
        UUID id = UUID.fromString(aggregate.substring(aggregate.indexOf('/') + 1));
        Map<String, @Nullable Object> details =
                new HashMap<>(json.convertValue(message.getPayload(), new TypeReference<Map<String, Object>>() {}));
        details.keySet().removeAll(LEFT_OUT);
        log.add(new AuditEntry(
                context.tenant(),
                message.getPayloadType().getSimpleName(),
                Doer.of(context.actor(), context.request()),
                new Subject(message.getType(), id),
                details));
    }
}
