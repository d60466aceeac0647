package dev.muster.api.user;

import dev.muster.api.Caller;
import dev.muster.api.Page;
import dev.muster.api.PageRequest;
import dev.muster.api.RequestFields;
import dev.muster.directory.text.Blanks;
import dev.muster.directory.text.Folding;
import dev.muster.people.AllowedFor;
import dev.muster.people.PersonRole;
import dev.muster.projections.resource.TimeOrder;
import dev.muster.projections.user.ListedUser;
import dev.muster.projections.user.UserList;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/users")
@AllowedFor({PersonRole.OPERATOR, PersonRole.OWNER, PersonRole.ADMIN, PersonRole.AUDITOR})
class UserListEndpoint {
    private final UserList users;

    UserListEndpoint(UserList users) {
        this.users = users;
    }

    /**
     * Lists the users with the names of their groups.
     *
     * @param userName of one user, in whatever case
     * @param active only the active ones, or only the leavers
     * @param sort {@code created} or {@code lastModified}, with a minus before it for the newest first
     */
    @GetMapping
    Page<ListedUser> list(
            @RequestAttribute(Caller.ATTRIBUTE) Caller caller,
            @RequestParam(required = false) @Nullable String userName,
            @RequestParam(required = false) @Nullable Boolean active,
            @RequestParam(required = false) @Nullable String sort,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(required = false) @Nullable Integer limit) {
        TimeOrder order = PageRequest.order(sort, after);
        int size = RequestFields.limit(limit);
        String name = userName == null ? null : Folding.fold(Blanks.strip(userName));
        return Page.of(users.read(caller.tenant(), name, active, order, size + 1), size, user -> position(order, user));
    }

    private static String position(TimeOrder order, ListedUser user) {
        return order.position(user.created(), user.lastModified(), user.id()).toString();
    }
}
