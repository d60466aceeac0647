package dev.muster.api.auditlog;

import dev.muster.api.ApiRefusal;
import dev.muster.api.Caller;
import dev.muster.api.Page;
import dev.muster.api.PageRequest;
import dev.muster.api.RequestFields;
import dev.muster.directory.Actor;
import dev.muster.directory.TenantId;
import dev.muster.people.AllowedFor;
import dev.muster.people.PersonNames;
import dev.muster.people.PersonRole;
import dev.muster.people.auditlog.AuditEntry.Subject;
import dev.muster.people.auditlog.AuditKinds;
import dev.muster.people.auditlog.AuditLog;
import dev.muster.people.auditlog.AuditQuestion;
import dev.muster.people.auditlog.Doer;
import dev.muster.people.auditlog.RecordedEntry;
import dev.muster.projections.integration.IntegrationView;
import dev.muster.projections.integration.Integrations;
import dev.muster.projections.resource.TimeOrder;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** {@code /api/audit-log}: what was done to people and settings, newest first. Not for admins: it is about them, too. */
@RestController
@RequestMapping("/api/audit-log")
@AllowedFor({PersonRole.OPERATOR, PersonRole.OWNER, PersonRole.AUDITOR})
class AuditLogEndpoint {
    /** @param name as it is today; null where there is none, or nobody knows it any more */
    record Named(String type, @Nullable UUID id, @Nullable String name) {}

    /** @param details depend on the kind */
    record Shown(
            UUID id,
            Instant at,
            String kind,
            Named by,
            @Nullable String address,
            String request,
            @Nullable Named subject,
            JsonNode details) {}

    private final AuditLog log;
    private final AuditKinds kinds;
    private final PersonNames people;
    private final Integrations integrations;

    AuditLogEndpoint(AuditLog log, AuditKinds kinds, PersonNames people, Integrations integrations) {
        this.log = log;
        this.kinds = kinds;
        this.people = people;
        this.integrations = integrations;
    }

    /**
     * Lists what was done to people and settings, the newest first. It has sign-ins and downloads, too.
     *
     * @param person the id of a person: what they did and what was done to them
     * @param kind the name of a kind of entry, such as {@code PersonDisabled}
     * @param installation the operator's: what belongs to no tenant
     * @param from the earliest time
     * @param to the end of the time, which is not included
     */
    @GetMapping
    Page<Shown> read(
            @RequestAttribute(Caller.ATTRIBUTE) Caller caller,
            @RequestParam(required = false) @Nullable Instant from,
            @RequestParam(required = false) @Nullable Instant to,
            @RequestParam(required = false) @Nullable UUID person,
            @RequestParam(required = false) @Nullable String kind,
            @RequestParam(required = false, defaultValue = "false") boolean installation,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(required = false) @Nullable Integer limit) {
        if (installation && caller.role() != PersonRole.OPERATOR) {
            throw new ApiRefusal.OperatorsOnly();
        }
        TenantId tenant = installation ? null : caller.tenant();
        int size = RequestFields.limit(limit);
        var question = new AuditQuestion(
                tenant,
                from,
                to,
                person,
                RequestFields.oneOf("kind", kind, kinds.names()),
                position(PageRequest.position(after)),
                size);
        Page<RecordedEntry> page = Page.of(
                log.read(question),
                size,
                entry -> TimeOrder.Position.of(entry.at(), entry.id()).toString());
        PersonNames.Known names = people.seenFrom(tenant);
        return new Page<>(
                page.items().stream().map(entry -> shown(entry, tenant, names)).toList(), page.next());
    }

    private static AuditQuestion.@Nullable Position position(TimeOrder.@Nullable Position after) {
        return after == null ? null : new AuditQuestion.Position(after.at().toInstant(), after.id());
    }

    private Shown shown(RecordedEntry entry, @Nullable TenantId tenant, PersonNames.Known names) {
        Subject subject = entry.subject();
        return new Shown(
                entry.id(),
                entry.at(),
                entry.kind(),
                by(entry.by(), tenant, names),
                entry.by().address(),
                entry.by().request(),
                subject == null
                        ? null
                        : new Named(
                                subject.type(),
                                subject.id(),
                                subject.type().equals("Person") ? names.of(subject.id()) : null),
                entry.details());
    }

    private Named by(Doer doer, @Nullable TenantId tenant, PersonNames.Known names) {
        if (doer.actor().equals(Doer.STRANGER) || doer.actor().equals(Doer.COMMAND_LINE)) {
            return new Named(doer.actor(), null, null);
        }
        return switch (Actor.parse(doer.actor())) {
            case Actor.Client client ->
                new Named(
                        "integration",
                        client.integration().value(),
                        client.integration().tenant().equals(tenant)
                                ? integrations
                                        .find(client.integration())
                                        .map(IntegrationView::name)
                                        .orElse(null)
                                : null);
            case Actor.Person person -> new Named("person", person.id(), names.of(person.id()));
            case Actor.Muster ignored -> new Named("muster", null, null);
        };
    }
}
