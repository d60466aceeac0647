package dev.muster.scim.bulk;

import dev.muster.directory.ResourceId;
import dev.muster.directory.ServerStops;
import dev.muster.directory.Stopping;
import dev.muster.directory.UuidV7;
import dev.muster.eventstore.database.DatabaseTrouble;
import dev.muster.scim.ProvisioningClient;
import dev.muster.scim.bulk.BulkOperation.Method;
import dev.muster.scim.error.RequestRefusal;
import dev.muster.scim.error.ScimError;
import dev.muster.scim.http.EntityTags;
import dev.muster.scim.resource.ResourceIds;
import dev.muster.scim.resource.ResourceReads;
import dev.muster.scim.resource.ResourceWrites;
import dev.muster.scim.resource.ResourceWrites.NewId;
import dev.muster.scim.resource.ResourceWrites.Sent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** One bulk request while it is worked through. Every operation is tried by itself; none is undone because another failed. */
final class BulkJob {
    /** What has become of an operation; the number says where in the request it stood. */
    record Result(
            int number,
            BulkOperation operation,
            int status,
            @Nullable String location,
            @Nullable String version,
            @Nullable ScimError error) {}

    private static final int NOTES = 100;

    /** @param version null where it is gone */
    private record Standing(ResourceId id, @Nullable Long version) {}

    private final ProvisioningClient client;
    private final BulkRequest request;
    private final List<ResourceWrites<?>> served;
    private final ResourceReads reads;
    private final Function<RuntimeException, ScimError> answers;
    private final Stopping stopping;
    private final String base;

    private final BulkOrder order;
    /** What each new resource is going to be called. */
    private final Map<String, UUID> promised = new HashMap<>();

    private final Set<String> toldAhead = new HashSet<>();
    private final Map<String, UUID> created = new HashMap<>();
    private final Set<String> failed = new HashSet<>();
    private final List<String> notes = new ArrayList<>();
    /** Why the rest is not even tried: the server stops, or its database is gone. */
    private @Nullable ScimError end;

    /** @param base the address of {@code /scim/v2} */
    BulkJob(
            ProvisioningClient client,
            BulkRequest request,
            List<ResourceWrites<?>> served,
            ResourceReads reads,
            Function<RuntimeException, ScimError> answers,
            Stopping stopping,
            String base) {
        this.client = client;
        this.request = request;
        this.served = served;
        this.reads = reads;
        this.answers = answers;
        this.stopping = stopping;
        this.base = base;
        this.order = new BulkOrder(request.operations());
    }

    /** In the order of the request; those that were left undone after too many errors are not among them. */
    List<Result> run() {
        Map<Integer, Result> results = new TreeMap<>();
        int errors = 0;
        for (var turn = order.next(); turn.isPresent(); turn = order.next()) {
            if (end == null && stopping.isAsked()) end(answers.apply(new ServerStops()));
            Result result = end == null ? tried(turn.get()) : refused(turn.get(), end);
            results.put(result.number(), result);
            if (result.error() != null && ++errors == limit()) break;
            order.done(result.number());
        }
        return List.copyOf(results.values());
    }

    /** What was left out or put right, and what was refused, for the provisioning log: the answer as a whole is a 200. */
    List<String> notes() {
        return notes;
    }

    private void note(List<String> more) {
        more.stream().limit(NOTES - notes.size()).forEach(notes::add);
    }

    private int limit() {
        return request.failOnErrors() == null ? Integer.MAX_VALUE : request.failOnErrors();
    }

    private Result tried(BulkOrder.Turn turn) {
        BulkOperation operation = request.operations().get(turn.number());
        try {
            return done(turn, operation);
        } catch (RuntimeException failure) { // ours as well: the client must learn what became of the others
            ScimError error = answers.apply(failure);
            note(List.of(operation.place() + " was refused: " + error.status() + " " + error.detail()));
            if (DatabaseTrouble.behind(failure)
                    .filter(trouble -> trouble != DatabaseTrouble.BUSY)
                    .isPresent()) end(error);
            return refused(turn, error);
        }
    }

    private Result refused(BulkOrder.Turn turn, ScimError error) {
        BulkOperation operation = request.operations().get(turn.number());
        if (operation.bulkId() != null) failed.add(operation.bulkId());
        return new Result(turn.number(), operation, error.status(), locationOf(operation), null, error);
    }

    private void end(ScimError error) {
        end = error;
        note(List.of("What follows was not tried: " + error.detail()));
    }

    private Result done(BulkOrder.Turn turn, BulkOperation operation) {
        Method method = operation.requiredVerb();
        ResourceWrites<?> writes = writes(operation.requiredPath()[0]);
        if (!turn.circle().isEmpty() && writes.namesOnlyWhatIsThere()) {
            throw new BulkRefusal.CircularReference(turn.circle());
        }
        Standing then = method == Method.POST ? created(operation, writes) : changed(operation, method, writes);
        return new Result(
                turn.number(),
                operation,
                method == Method.POST ? 201 : method == Method.DELETE ? 204 : 200,
                base + writes.type().endpoint() + "/" + then.id().value(),
                then.version() == null ? null : EntityTags.of(then.version()),
                null);
    }

    private Standing created(BulkOperation operation, ResourceWrites<?> writes) {
        String bulkId = operation.bulkId();
        if (bulkId == null) {
            throw new BulkRefusal.Malformed(operation.place() + ".bulkId", "a POST needs one, unique in the request");
        }
        UUID id = promised.computeIfAbsent(bulkId, one -> UuidV7.next());
        Standing resource =
                writes.create(client, new NewId(id, toldAhead.contains(bulkId)), sent(operation), this::standing);
        created.put(bulkId, resource.id().value());
        return resource;
    }

    private Standing changed(BulkOperation operation, Method method, ResourceWrites<?> writes) {
        UUID id = ResourceIds.parse(BulkReferences.resolved(operation.requiredPath()[1], this::resolved));
        ResourceId resource = writes.id(client.tenant(), id);
        Long version = EntityTags.expected("version", operation.version(), () -> reads.version(resource));
        return switch (method) {
            case DELETE -> {
                writes.delete(client, id, version);
                yield new Standing(resource, null);
            }
            case PUT -> writes.replace(client, id, version, sent(operation), this::standing);
            default -> writes.revise(client, id, version, sent(operation), this::standing);
        };
    }

    private Standing standing(ResourceId resource) {
        return new Standing(resource, reads.version(resource));
    }

    private Sent sent(BulkOperation operation) {
        return new Sent((ObjectNode) BulkReferences.resolved(operation.requiredData(), this::resolved), this::note);
    }

    /** A reference to what is not there yet is one within a circle: it gets the id that is going to be. */
    private String resolved(String bulkId) {
        UUID there = created.get(bulkId);
        if (there != null) return there.toString();
        if (!order.creates(bulkId)) throw new BulkRefusal.UnknownBulkId(bulkId);
        if (failed.contains(bulkId)) throw new BulkRefusal.FailedReference(bulkId);
        toldAhead.add(bulkId);
        return promised.computeIfAbsent(bulkId, one -> UuidV7.next()).toString();
    }

    /** Only what this client is served: to others the rest does not exist. */
    private ResourceWrites<?> writes(String endpoint) {
        return served.stream()
                .filter(writes -> writes.type().endpoint().equals("/" + endpoint))
                .findFirst()
                .orElseThrow(() -> new RequestRefusal.UnknownPath("/" + endpoint));
    }

    /** RFC 7644 §3.7: of whatever the operation was about, unless that was to be created. */
    private @Nullable String locationOf(BulkOperation operation) {
        if (operation.path() == null || operation.verb() == null || operation.verb() == Method.POST) return null;
        return base + (operation.path().startsWith("/") ? "" : "/") + operation.path();
    }
}
