package dev.muster.scim.user;

import dev.muster.directory.Commands;
import dev.muster.directory.integration.RequiresScope;
import dev.muster.directory.integration.Scope;
import dev.muster.scim.http.BaseUrl;
import dev.muster.scim.resource.ResourceEndpoint;
import dev.muster.scim.resource.ResourceLists;
import dev.muster.scim.resource.ResourceReads;
import dev.muster.scim.resource.ResourceWrites;
import dev.muster.scim.resource.ScimLimits;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code /Users}. */
@RestController
@RequestMapping(BaseUrl.PATH + "/Users")
@RequiresScope(
        read = {Scope.SCIM, Scope.SCIM_READ},
        write = Scope.SCIM)
class UsersEndpoint extends ResourceEndpoint {
    UsersEndpoint(Commands commands, UserCommands kind, ResourceReads reads, ResourceLists lists, ScimLimits limits) {
        super(new ResourceWrites<>(commands, kind), reads, lists, limits.body());
    }
}
