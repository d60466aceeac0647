package dev.muster.api.log;

import dev.muster.api.ApiRefusal;
import dev.muster.api.Caller;
import dev.muster.api.Page;
import dev.muster.api.PageRequest;
import dev.muster.api.RequestFields;
import dev.muster.directory.UserId;
import dev.muster.directory.schema.ResourceType;
import dev.muster.directory.schema.SchemaRegistry;
import dev.muster.directory.text.Folding;
import dev.muster.people.AllowedFor;
import dev.muster.people.PersonRole;
import dev.muster.projections.resource.TimeOrder;
import dev.muster.projections.user.Users;
import dev.muster.provisioninglog.LoggedRequest;
import dev.muster.provisioninglog.ProvisioningLog;
import dev.muster.provisioninglog.ProvisioningLogQuery;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What provisioning clients asked and were answered, newest first; also by the resource that it was about. */
@RestController
@RequestMapping("/api/provisioning-log")
@AllowedFor({PersonRole.OPERATOR, PersonRole.OWNER, PersonRole.ADMIN, PersonRole.AUDITOR})
class ProvisioningLogEndpoint {
    private final ProvisioningLog log;
    private final Users users;
    private final List<String> types;

    ProvisioningLogEndpoint(ProvisioningLog log, Users users, SchemaRegistry schemas) {
        this.log = log;
        this.users = users;
        this.types = schemas.resourceTypes().stream().map(ResourceType::name).toList();
    }

    /**
     * Lists what provisioning clients asked and were answered, the newest first.
     *
     * @param integration the id of an integration
     * @param refused only what was refused, or only what was not
     * @param resourceType {@code User}, {@code Group} or {@code Equipment}
     * @param resourceId the id of a resource
     * @param name a userName, displayName or asset tag: of what was to be created, and of what has it now
     * @param requestId the {@code X-Request-Id} of one request
     * @param unauthenticated the operator's: requests in which no credential was recognised, whose tenant is not known
     * @param from the earliest time
     * @param to the end of the time, which is not included
     */
    @GetMapping
    Page<LoggedRequest> read(
            @RequestAttribute(Caller.ATTRIBUTE) Caller caller,
            @RequestParam(required = false) @Nullable Instant from,
            @RequestParam(required = false) @Nullable Instant to,
            @RequestParam(required = false) @Nullable UUID integration,
            @RequestParam(required = false) @Nullable Boolean refused,
            @RequestParam(required = false) @Nullable String resourceType,
            @RequestParam(required = false) @Nullable UUID resourceId,
            @RequestParam(required = false) @Nullable String name,
            @RequestParam(required = false) @Nullable UUID requestId,
            @RequestParam(required = false, defaultValue = "false") boolean unauthenticated,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(required = false) @Nullable Integer limit) {
        if (unauthenticated && caller.role() != PersonRole.OPERATOR) {
            throw new ApiRefusal.OperatorsOnly();
        }
        int size = RequestFields.limit(limit);
        var question = new ProvisioningLogQuery(
                unauthenticated ? null : caller.tenant(),
                from,
                to,
                integration,
                refused,
                RequestFields.oneOf("resourceType", resourceType, types),
                resourceId,
                name != null ? Folding.fold(name.strip()) : nameOf(caller, resourceId),
                requestId,
                position(PageRequest.position(after)),
                size);
        return Page.of(
                log.read(question),
                size,
                line -> TimeOrder.Position.of(line.at(), line.requestId()).toString());
    }

    private static ProvisioningLogQuery.@Nullable Position position(TimeOrder.@Nullable Position after) {
        return after == null
                ? null
                : new ProvisioningLogQuery.Position(after.at().toInstant(), after.id());
    }

    /** A user's entry shows the creates that were refused before there was a user, too. */
    private @Nullable String nameOf(Caller caller, @Nullable UUID resource) {
        if (resource == null) return null;
        return users.find(new UserId(caller.tenant(), resource), null)
                .flatMap(user -> user.document().text("userName"))
                .map(Folding::fold)
                .orElse(null);
    }
}
