package dev.muster.api.role;

import dev.muster.api.Caller;
import dev.muster.api.Page;
import dev.muster.api.RequestFields;
import dev.muster.directory.Commands;
import dev.muster.directory.NoSuchResource;
import dev.muster.directory.RoleId;
import dev.muster.directory.role.RoleCommand.DefineRole;
import dev.muster.directory.role.RoleCommand.DeleteRole;
import dev.muster.directory.role.RoleCommand.MapRole;
import dev.muster.directory.role.RoleCommand.RenameRole;
import dev.muster.directory.role.RoleCommand.UnmapRole;
import dev.muster.people.AllowedFor;
import dev.muster.people.PersonRole;
import dev.muster.projections.role.RoleView;
import dev.muster.projections.role.Roles;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/roles}. Mappings are addressed by what they are: one of a role for each group, userType, user or everybody. */
@RestController
@RequestMapping("/api/roles")
@AllowedFor({PersonRole.OPERATOR, PersonRole.OWNER, PersonRole.ADMIN})
class RolesEndpoint {
    private final Commands commands;
    private final Roles roles;

    RolesEndpoint(Commands commands, Roles roles) {
        this.commands = commands;
        this.roles = roles;
    }

    /** Lists the roles in the order of their names, each with its mappings. */
    @GetMapping
    @AllowedFor({PersonRole.OPERATOR, PersonRole.OWNER, PersonRole.ADMIN, PersonRole.AUDITOR})
    Page<RoleAnswer> list(
            @RequestAttribute(Caller.ATTRIBUTE) Caller caller,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(required = false) @Nullable Integer limit) {
        int size = RequestFields.limit(limit);
        List<RoleAnswer> found = roles.page(caller.tenant(), after, size + 1).stream()
                .map(RoleAnswer::of)
                .toList();
        return Page.of(found, size, RoleAnswer::name);
    }

    /** Defines a role. */
    @PostMapping
    ResponseEntity<RoleAnswer> define(@RequestAttribute(Caller.ATTRIBUTE) Caller caller, @RequestBody NewRole body) {
        RoleId role = RoleId.next(caller.tenant());
        commands.send(new DefineRole(role, body.checkedName()), caller.context());
        return ResponseEntity.created(URI.create("/api/roles/" + role.value())).body(read(role));
    }

    /** Reads a role. */
    @GetMapping("/{role}")
    @AllowedFor({PersonRole.OPERATOR, PersonRole.OWNER, PersonRole.ADMIN, PersonRole.AUDITOR})
    RoleAnswer get(@RequestAttribute(Caller.ATTRIBUTE) Caller caller, @PathVariable UUID role) {
        return read(new RoleId(caller.tenant(), role));
    }

    /** Renames a role. {@code /access} answers with the new name from the next request on. */
    @PatchMapping("/{role}")
    RoleAnswer rename(
            @RequestAttribute(Caller.ATTRIBUTE) Caller caller, @PathVariable UUID role, @RequestBody NewRole body) {
        RoleId id = new RoleId(caller.tenant(), role);
        commands.send(new RenameRole(id, body.checkedName()), caller.context());
        return read(id);
    }

    /** Deletes a role that is mapped to nobody. Its history stays. */
    @DeleteMapping("/{role}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(@RequestAttribute(Caller.ATTRIBUTE) Caller caller, @PathVariable UUID role) {
        commands.send(new DeleteRole(new RoleId(caller.tenant(), role)), caller.context());
    }

    /** Maps a role to a group, a userType, a user or everybody, or ranks the mapping anew. */
    @PutMapping("/{role}/mappings")
    RoleAnswer map(
            @RequestAttribute(Caller.ATTRIBUTE) Caller caller,
            @PathVariable UUID role,
            @RequestBody MappingWanted body) {
        RoleId id = new RoleId(caller.tenant(), role);
        commands.send(new MapRole(id, body.mapping(caller.tenant()), body.rankOrLast()), caller.context());
        return read(id);
    }

    /**
     * Takes a mapping of a role away.
     *
     * @param kind {@code group}, {@code userType}, {@code user} or {@code everybody}
     * @param id of the group or user
     * @param userType where that is the kind
     */
    @DeleteMapping("/{role}/mappings")
    RoleAnswer unmap(
            @RequestAttribute(Caller.ATTRIBUTE) Caller caller,
            @PathVariable UUID role,
            @RequestParam String kind,
            @RequestParam(required = false) @Nullable String id,
            @RequestParam(required = false) @Nullable String userType) {
        RoleId of = new RoleId(caller.tenant(), role);
        MappingWanted mapping = new MappingWanted(kind, id, userType, null);
        commands.send(new UnmapRole(of, mapping.mapping(caller.tenant())), caller.context());
        return read(of);
    }

    /** Lists who has a role, and because of which mappings. */
    @GetMapping("/{role}/assignments")
    @AllowedFor({PersonRole.OPERATOR, PersonRole.OWNER, PersonRole.ADMIN, PersonRole.AUDITOR})
    Page<Assignment> assignments(
            @RequestAttribute(Caller.ATTRIBUTE) Caller caller,
            @PathVariable UUID role,
            @RequestParam(required = false) @Nullable UUID after,
            @RequestParam(required = false) @Nullable Integer limit) {
        RoleId id = new RoleId(caller.tenant(), role);
        read(id);
        int size = RequestFields.limit(limit);
        List<Assignment> found =
                roles.holders(id, after, size + 1).stream().map(Assignment::of).toList();
        return Page.of(found, size, Assignment::user);
    }

    private RoleAnswer read(RoleId role) {
        RoleView view = roles.find(role).orElseThrow(NoSuchResource::new);
        return RoleAnswer.of(view);
    }
}
