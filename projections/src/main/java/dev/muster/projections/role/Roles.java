package dev.muster.projections.role;

import dev.muster.directory.RoleId;
import dev.muster.directory.TenantId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The roles of a tenant, and who has them now. */
public interface Roles {
    /**
     * In the order of their names.
     *
     * @param after the name of the last role of the page before; null for the first
     */
    List<RoleView> page(TenantId tenant, @Nullable String after, int most);

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
