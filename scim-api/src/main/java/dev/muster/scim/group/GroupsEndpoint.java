package dev.muster.scim.group;

import dev.muster.scim.http.BaseUrl;
import dev.muster.scim.resource.ResourceEndpoint;
import dev.muster.scim.resource.ResourceLists;
import dev.muster.scim.resource.ResourceReads;
import dev.muster.scim.resource.ScimLimits;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code /Groups}: a body may be as large as a large group. */
@RestController
@RequestMapping(BaseUrl.PATH + "/Groups")
class GroupsEndpoint extends ResourceEndpoint {
    GroupsEndpoint(GroupWrites writes, ResourceReads reads, ResourceLists lists, ScimLimits limits) {
        super(writes, reads, lists, limits.groupBody());
    }

    /** Unless the client says what it wants to see: the members of a big group cost more than the change. */
    @Override
    protected boolean answersPatchWithBody(HttpServletRequest request) {
        return ResourceReads.saysWhatToShow(request);
    }
}
