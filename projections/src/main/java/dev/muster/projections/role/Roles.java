package dev.muster.projections.role;

import dev.muster.directory.RoleId;
import dev.muster.directory.TenantId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The roles of a tenant, and who has them now. */
public interface Roles {
    List<RoleView> all(TenantId tenant);

    Optional<RoleView> find(RoleId role);

    /**
     * Who has the role, in the order of user ids.
     *
     * @param after the last user of the page before; null for the first
     */
    List<RoleHolder> holders(RoleId role, @Nullable UUID after, int count);

    /** An unknown name is an answer, too. One statement. */
    Access accessOf(TenantId tenant, String userName);
}
