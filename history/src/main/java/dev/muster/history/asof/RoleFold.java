package dev.muster.history.asof;

import dev.muster.directory.role.RoleEvent;
import dev.muster.directory.role.RoleEvent.RoleDefined;
import dev.muster.directory.role.RoleEvent.RoleDeleted;
import dev.muster.directory.role.RoleEvent.RoleMapped;
import dev.muster.directory.role.RoleEvent.RoleRenamed;
import dev.muster.directory.role.RoleEvent.RoleUnmapped;
import dev.muster.directory.role.RoleMapping;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A role and who was to get it. Who had it, follows from the groups and users of that time. */
final class RoleFold implements ResourceFold {
    private String name = "";
    private boolean deleted;
    private final Map<RoleMapping, Integer> ranks = new LinkedHashMap<>();

    @Override
    public void on(Object happened) {
        if (!(happened instanceof RoleEvent event)) throw new IllegalArgumentException("Not a role's: " + happened);
        switch (event) {
            case RoleDefined defined -> name = defined.name();
            case RoleRenamed renamed -> name = renamed.after();
            case RoleDeleted ignored -> deleted = true;
            case RoleMapped mapped -> {
                ranks.remove(mapped.mapping()); // the last spelling of a userType is the one that is shown
                ranks.put(mapped.mapping(), mapped.rank());
            }
            case RoleUnmapped unmapped -> ranks.remove(unmapped.mapping());
        }
    }

    @Override
    public boolean isDeleted() {
        return deleted;
    }

    @Override
    public ObjectNode resource() {
        ObjectNode resource = JsonNodeFactory.instance.objectNode().put("name", name);
        ArrayNode mappings = resource.putArray("mappings");
        ranks.entrySet().stream()
                .sorted(Map.Entry.comparingByValue())
                .forEach(mapping -> mappings.add(shown(mapping.getKey()).put("rank", mapping.getValue())));
        return resource;
    }

    private static ObjectNode shown(RoleMapping mapping) {
        ObjectNode shown = JsonNodeFactory.instance.objectNode();
        return switch (mapping) {
            case RoleMapping.MembersOf of ->
                shown.put("group", of.group().value().toString());
            case RoleMapping.UsersOfType of -> shown.put("userType", of.userType());
            case RoleMapping.OneUser one -> shown.put("user", one.user().value().toString());
            case RoleMapping.Everybody ignored -> shown.put("everybody", true);
        };
    }
}
