package dev.muster.directory.role;

import dev.muster.directory.ResourceId;
import dev.muster.directory.RoleId;
import java.util.List;

/** Whom roles can be mapped to, as of the command's transaction. */
public interface RoleHolders {
    /** Whether the group or user of the mapping is there; if so it stays until the end of the transaction. */
    boolean isThere(RoleMapping mapping);

    /** The roles that are mapped to a user or group which is just going, in the order of their ids. No further ones can be. */
    List<RoleId> rolesOfLeaving(ResourceId userOrGroup);
}
