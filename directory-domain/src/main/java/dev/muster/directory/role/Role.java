package dev.muster.directory.role;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;
import static org.axonframework.modelling.command.AggregateLifecycle.markDeleted;

import dev.muster.directory.RoleId;
import dev.muster.directory.UniqueNames;
import dev.muster.directory.role.RoleCommand.DefineRole;
import dev.muster.directory.role.RoleCommand.DeleteRole;
import dev.muster.directory.role.RoleCommand.MapPushedGroup;
import dev.muster.directory.role.RoleCommand.MapRole;
import dev.muster.directory.role.RoleCommand.PassOnRole;
import dev.muster.directory.role.RoleCommand.RenameRole;
import dev.muster.directory.role.RoleCommand.UnmapRole;
import dev.muster.directory.role.RoleEvent.RoleDefined;
import dev.muster.directory.role.RoleEvent.RoleDeleted;
import dev.muster.directory.role.RoleEvent.RoleMapped;
import dev.muster.directory.role.RoleEvent.RoleRenamed;
import dev.muster.directory.role.RoleEvent.RoleUnmapped;
import java.util.HashMap;
import java.util.Map;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateRoot;
import org.jspecify.annotations.NullUnmarked;

@AggregateRoot(type = "Role")
@NullUnmarked // Axon fills the fields from the events
class Role {
    @AggregateIdentifier
    private RoleId id;

    private String name;

    private final Map<RoleMapping, Integer> rankByMapping = new HashMap<>();

    Role() {}

    @CommandHandler
    Role(DefineRole command, UniqueNames names) {
        if (!names.claim(UniqueNames.Kind.ROLE_NAME, command.name(), command.role())) {
            throw new RoleRefusal.RoleNameTaken(command.name());
        }
        apply(new RoleDefined(command.role(), command.name()));
    }

    @CommandHandler
    void handle(RenameRole command, UniqueNames names) {
        if (command.name().equals(name)) return;
        if (!names.claim(UniqueNames.Kind.ROLE_NAME, command.name(), id)) {
            throw new RoleRefusal.RoleNameTaken(command.name());
        }
        names.releaseUnless(UniqueNames.Kind.ROLE_NAME, name, command.name(), id);
        apply(new RoleRenamed(id, name, command.name()));
    }

    @CommandHandler
    void handle(DeleteRole command, UniqueNames names) {
        if (!rankByMapping.isEmpty()) throw new RoleRefusal.RoleStillMapped(rankByMapping.size());
        names.release(UniqueNames.Kind.ROLE_NAME, name, id);
        apply(new RoleDeleted(id));
    }

    @CommandHandler
    void handle(MapRole command, RoleHolders holders) {
        Integer rank = rankByMapping.get(command.mapping());
        if (rank != null && rank == command.rank()) return;
        if (!holders.isThere(command.mapping())) throw new RoleRefusal.NobodyToMap(command.mapping());
        apply(new RoleMapped(id, command.mapping(), command.rank()));
    }

    @CommandHandler
    void handle(MapPushedGroup command) {
        var mapping = new RoleMapping.MembersOf(command.group());
        if (!rankByMapping.containsKey(mapping)) apply(new RoleMapped(id, mapping, command.rank()));
    }

    @CommandHandler
    void handle(UnmapRole command) {
        if (rankByMapping.containsKey(command.mapping())) apply(new RoleUnmapped(id, command.mapping()));
    }

    @CommandHandler
    void handle(PassOnRole command) {
        var former = new RoleMapping.OneUser(command.former());
        var successor = new RoleMapping.OneUser(command.successor());
        if (rankByMapping.containsKey(former)) apply(new RoleUnmapped(id, former));
        if (!rankByMapping.containsKey(successor)) apply(new RoleMapped(id, successor, command.rank()));
    }

    @EventSourcingHandler
    void on(RoleDefined event) {
        id = event.role();
        name = event.name();
    }

    @EventSourcingHandler
    void on(RoleRenamed event) {
        name = event.after();
    }

    @EventSourcingHandler
    void on(RoleDeleted event) {
        markDeleted();
    }

    @EventSourcingHandler
    void on(RoleMapped event) {
        rankByMapping.put(event.mapping(), event.rank());
    }

    @EventSourcingHandler
    void on(RoleUnmapped event) {
        rankByMapping.remove(event.mapping());
    }
}
