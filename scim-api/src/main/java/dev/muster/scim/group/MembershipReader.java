package dev.muster.scim.group;

import dev.muster.directory.group.GroupRefusal;
import dev.muster.directory.group.MembershipChange;
import dev.muster.scim.patch.MemberIds;
import dev.muster.scim.patch.MembershipOperation;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import tools.jackson.databind.node.ObjectNode;

/** The ids that a client wrote, as what could be members. */
final class MembershipReader {
    private MembershipReader() {}

    /** Of a new group. */
    static MembershipChange ofNew(ObjectNode body) {
        return MemberIds.ofBody(body)
                .map(ids -> MembershipChange.NONE.adding(joining(ids)))
                .orElse(MembershipChange.NONE);
    }

    /**
     * Of a PUT. RFC 7644 3.5.1 leaves it to us what becomes of an attribute that the body does not speak of: members stay,
     * because clients read groups without them and put back what they read.
     */
    static MembershipChange ofReplacement(ObjectNode body) {
        return MemberIds.ofBody(body)
                .map(ids -> MembershipChange.exactly(joining(ids)))
                .orElse(MembershipChange.NONE);
    }

    static MembershipChange of(List<MembershipOperation> operations) {
        MembershipChange change = MembershipChange.NONE;
        for (MembershipOperation operation : operations) {
            change = switch (operation) {
                case MembershipOperation.Add add -> change.adding(joining(add.ids()));
                case MembershipOperation.Remove remove -> change.removing(leaving(remove.ids()));
                case MembershipOperation.RemoveAll all -> MembershipChange.exactly(List.of());
                case MembershipOperation.ReplaceAll all -> MembershipChange.exactly(joining(all.ids()));
            };
        }
        return change;
    }

    /** @throws GroupRefusal.UnknownMembers where an id is none that we could have minted */
    private static List<UUID> joining(List<String> ids) {
        List<String> malformed = new ArrayList<>();
        List<UUID> members = read(ids, malformed);
        if (!malformed.isEmpty()) throw new GroupRefusal.UnknownMembers(malformed);
        return members;
    }

    /** Whoever cannot be a member need not be removed. */
    private static List<UUID> leaving(List<String> ids) {
        return read(ids, new ArrayList<>());
    }

    private static List<UUID> read(List<String> ids, List<String> malformed) {
        List<UUID> members = new ArrayList<>(ids.size());
        for (String id : ids) {
            try {
                members.add(UUID.fromString(id));
            } catch (IllegalArgumentException notOurs) {
                malformed.add(id);
            }
        }
        return members;
    }
}
