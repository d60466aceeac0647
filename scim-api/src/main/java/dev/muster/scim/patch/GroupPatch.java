package dev.muster.scim.patch;

import com.unboundid.scim2.common.filters.Filter;
import dev.muster.directory.document.DocumentRefusal;
import dev.muster.directory.patch.PatchOperation;
import dev.muster.directory.patch.PatchPath;
import dev.muster.directory.schema.Mutability;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A PATCH of a group, in two parts: operations on its attributes, and operations on its members, which are a set of their
 * own and never pass through the document.
 */
public record GroupPatch(List<PatchOperation> attributes, List<MembershipOperation> membership) {
    private static final String MEMBERS = "members";

    /** @throws DocumentRefusal where members are named by anything else than their ids */
    public static GroupPatch of(PatchDialect.Reading reading) {
        List<PatchOperation> attributes = new ArrayList<>();
        List<MembershipOperation> membership = new ArrayList<>();
        for (PatchOperation operation : reading.operations()) {
            PatchPath.ToAttribute members = toMembers(operation);
            if (members != null) {
                membership.add(membershipOf(operation, members));
            } else {
                attributes.add(splitOff(operation, membership));
            }
        }
        return new GroupPatch(List.copyOf(attributes), List.copyOf(membership));
    }

    private static PatchPath.@Nullable ToAttribute toMembers(PatchOperation operation) {
        PatchPath path = switch (operation) {
            case PatchOperation.Add add -> add.path();
            case PatchOperation.Replace replace -> replace.path();
            case PatchOperation.Remove remove -> remove.path();
        };
        return path instanceof PatchPath.ToAttribute to
                        && to.attribute().extension() == null
                        && to.attribute().attribute().name().equals(MEMBERS)
                ? to
                : null;
    }

    private static MembershipOperation membershipOf(PatchOperation operation, PatchPath.ToAttribute path) {
        if (path.attribute().sub() != null) {
            throw unchangeable(path);
        }
        Filter filter = path.filter();
        return switch (operation) {
            case PatchOperation.Add add ->
                new MembershipOperation.Add(filter == null ? MemberIds.of(add.value()) : MemberIds.of(filter));
            case PatchOperation.Replace replace -> {
                if (filter != null) {
                    throw unchangeable(path);
                }
                yield new MembershipOperation.ReplaceAll(MemberIds.of(replace.value()));
            }
            case PatchOperation.Remove remove -> {
                JsonNode only = remove.only();
                if (filter != null) {
                    yield new MembershipOperation.Remove(MemberIds.of(filter));
                }
                // Entra names those to remove by a value: taking the path alone would empty the group.
                yield only == null
                        ? new MembershipOperation.RemoveAll()
                        : new MembershipOperation.Remove(MemberIds.of(only));
            }
        };
    }

    /** Takes the members out of a path-less value; what is left may be nothing, which changes nothing. */
    private static PatchOperation splitOff(PatchOperation operation, List<MembershipOperation> membership) {
        if (operation instanceof PatchOperation.Add add
                && add.value() instanceof ObjectNode value
                && add.path() == null) {
            MemberIds.ofBody(value).ifPresent(ids -> membership.add(new MembershipOperation.Add(ids)));
            return new PatchOperation.Add(null, withoutMembers(value));
        }
        if (operation instanceof PatchOperation.Replace replace
                && replace.value() instanceof ObjectNode value
                && replace.path() == null) {
            MemberIds.ofBody(value).ifPresent(ids -> membership.add(new MembershipOperation.ReplaceAll(ids)));
            return new PatchOperation.Replace(null, withoutMembers(value));
        }
        return operation;
    }

    private static ObjectNode withoutMembers(ObjectNode value) {
        ObjectNode rest = JsonNodeFactory.instance.objectNode();
        value.forEachEntry((name, attribute) -> {
            if (!name.equalsIgnoreCase(MEMBERS)) {
                rest.set(name, attribute);
            }
        });
        return rest;
    }

    // RFC 7643 4.2: a member's sub-attributes are immutable; another member is another value.
    private static DocumentRefusal.MutabilityViolation unchangeable(PatchPath.ToAttribute path) {
        return new DocumentRefusal.MutabilityViolation(
                path.toString(), Mutability.IMMUTABLE, "remove the member and add another");
    }
}
