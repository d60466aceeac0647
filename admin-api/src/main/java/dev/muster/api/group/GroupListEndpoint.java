package dev.muster.api.group;

import dev.muster.api.Caller;
import dev.muster.api.Page;
import dev.muster.api.PageRequest;
import dev.muster.api.RequestFields;
import dev.muster.people.AllowedFor;
import dev.muster.people.PersonRole;
import dev.muster.projections.group.GroupList;
import dev.muster.projections.group.ListedGroup;
import dev.muster.projections.resource.TimeOrder;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/groups")
@AllowedFor({PersonRole.OPERATOR, PersonRole.OWNER, PersonRole.ADMIN, PersonRole.AUDITOR})
class GroupListEndpoint {
    private final GroupList groups;

    GroupListEndpoint(GroupList groups) {
        this.groups = groups;
    }

    /**
     * Lists the groups with their number of members.
     *
     * @param sort {@code created} or {@code lastModified}, with a minus before it for the newest first
     */
    @GetMapping
    Page<ListedGroup> list(
            @RequestAttribute(Caller.ATTRIBUTE) Caller caller,
            @RequestParam(required = false) @Nullable String sort,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(required = false) @Nullable Integer limit) {
        TimeOrder order = PageRequest.order(sort, after);
        int size = RequestFields.limit(limit);
        return Page.of(groups.read(caller.tenant(), order, size + 1), size, group -> position(order, group));
    }

    private static String position(TimeOrder order, ListedGroup group) {
        return order.position(group.created(), group.lastModified(), group.id()).toString();
    }
}
