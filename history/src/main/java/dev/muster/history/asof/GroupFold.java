package dev.muster.history.asof;

import dev.muster.directory.ResourceId;
import dev.muster.directory.document.Document;
import dev.muster.directory.group.GroupEvent;
import dev.muster.directory.group.GroupEvent.GroupExternalIdChanged;
import dev.muster.directory.group.GroupEvent.GroupHandedOver;
import dev.muster.directory.group.GroupEvent.GroupPushed;
import dev.muster.directory.group.GroupEvent.GroupRenamed;
import dev.muster.directory.group.GroupEvent.GroupRevised;
import dev.muster.directory.group.GroupEvent.GroupUnlinked;
import dev.muster.directory.group.GroupEvent.MemberGroupsAdded;
import dev.muster.directory.group.GroupEvent.MemberGroupsRemoved;
import dev.muster.directory.group.GroupEvent.MembersAdded;
import dev.muster.directory.group.GroupEvent.MembersRemoved;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/** With its members: unlike the aggregate, this is asked for them. */
final class GroupFold implements ResourceFold {
    private Document document = Document.EMPTY;
    private @Nullable String externalId;
    private final Set<ResourceId> members = new HashSet<>();
    private boolean deleted;

    @Override
    public void on(Object happened) {
        if (!(happened instanceof GroupEvent event)) throw new IllegalArgumentException("Not a group's: " + happened);
        switch (event) {
            case GroupPushed pushed -> {
                document = document.with("displayName", StringNode.valueOf(pushed.displayName()));
                externalId = pushed.externalId();
            }
            case GroupRenamed renamed -> document = document.with("displayName", StringNode.valueOf(renamed.after()));
            case GroupRevised revised -> document = document.apply(revised.changes());
            case GroupExternalIdChanged changed -> externalId = changed.after();
            case GroupHandedOver ignored -> externalId = null;
            case MembersAdded added -> members.addAll(added.users());
            case MembersRemoved removed -> removed.users().forEach(members::remove);
            case MemberGroupsAdded added -> members.addAll(added.groups());
            case MemberGroupsRemoved removed -> removed.groups().forEach(members::remove);
            case GroupUnlinked ignored -> deleted = true;
        }
    }

    @Override
    public boolean isDeleted() {
        return deleted;
    }

    @Override
    public ObjectNode resource() {
        ObjectNode resource = document.tree();
        if (externalId != null) resource.put("externalId", externalId);
        ArrayNode array = resource.putArray("members");
        members.stream()
                .map(member -> member.value().toString())
                .sorted(Comparator.naturalOrder())
                .forEach(member -> array.addObject().put("value", member));
        return resource;
    }
}
