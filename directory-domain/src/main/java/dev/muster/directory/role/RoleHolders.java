package dev.muster.directory.role;

import dev.muster.directory.ResourceId;
import dev.muster.directory.RoleId;
import java.util.List;

/** Whom roles can be mapped to, as of the command's transaction. */
public interface RoleHolders {
    /** Whether the group or user of the mapping is there; if so it stays until the end of the transaction. */
    boolean isThere(RoleMapping mapping);

    /** The roles that are mapped to a user or group, in the order of their ids. Until the end of the transaction no further ones are. */
    List<RoleId> rolesOf(ResourceId userOrGroup);
}
