package dev.muster.scim.group;

import dev.muster.directory.Commands;
import dev.muster.directory.GroupId;
import dev.muster.directory.ResourceId;
import dev.muster.directory.integration.ClientProfile;
import dev.muster.directory.integration.RequiresScope;
import dev.muster.directory.integration.Scope;
import dev.muster.projections.group.Groups;
import dev.muster.scim.ProvisioningClient;
import dev.muster.scim.http.BaseUrl;
import dev.muster.scim.resource.ResourceEndpoint;
import dev.muster.scim.resource.ResourceLists;
import dev.muster.scim.resource.ResourceReads;
import dev.muster.scim.resource.ResourceWrites;
import dev.muster.scim.resource.ScimLimits;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code /Groups}: a body may be as large as a large group. */
@RestController
@RequestMapping(BaseUrl.PATH + "/Groups")
@RequiresScope(
        read = {Scope.SCIM, Scope.SCIM_READ},
        write = Scope.SCIM)
class GroupsEndpoint extends ResourceEndpoint {
    private final Groups groups;
    private final int page;

    GroupsEndpoint(
            Commands commands,
            GroupCommands kind,
            ResourceReads reads,
            ResourceLists lists,
            ScimLimits limits,
            Groups groups) {
        super(new ResourceWrites<>(commands, kind), reads, lists, limits.groupBody());
        this.groups = groups;
        this.page = limits.page();
    }

    /**
     * RFC 7644 §3.5.2 lets us choose, unless the client says what it wants to see. Okta and Entra want no members back; others
     * get them while they fit on a page, since those of a big group would cost more than the change.
     */
    @Override
    protected boolean answersPatchWithBody(ProvisioningClient client, ResourceId resource, HttpServletRequest request) {
        if (ResourceReads.saysWhatToShow(request)) return true;
        return client.integration().profile() == ClientProfile.RFC
                && resource instanceof GroupId group
                && !groups.hasMoreMembersThan(page, group);
    }
}
