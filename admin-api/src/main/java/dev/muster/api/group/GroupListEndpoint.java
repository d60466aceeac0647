package dev.muster.api.group;

import dev.muster.api.Caller;
import dev.muster.api.Page;
import dev.muster.api.PageRequest;
import dev.muster.api.RequestFields;
import dev.muster.people.AllowedFor;
import dev.muster.people.PersonRole;
import java.time.Instant;
import java.util.UUID;
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
    /** @param refusals how many requests about the group were refused within the last week */
    record ListedGroup(
            UUID id,
            String displayName,
            @Nullable UUID integration,
            Instant created,
            Instant lastModified,
            long members,
            int refusals) {}

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
        PageRequest order = PageRequest.parse(sort, after);
        int size = RequestFields.limit(limit);
        return Page.of(groups.read(caller.tenant(), order, size + 1), size, group -> position(order, group));
    }

    private static String position(PageRequest order, ListedGroup group) {
        return PageRequest.Position.of(
                        order.column().equals("created") ? group.created() : group.lastModified(), group.id())
                .toString();
    }
}
