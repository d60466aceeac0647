package dev.muster.projections.equipment;

import dev.muster.directory.TenantId;
import dev.muster.directory.UserId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The people that a list of equipment speaks of, by whatever name it has for them. */
public interface PossibleHolders {
    /** @param name how people call them; null where only the userName is known */
    record PossibleHolder(
            UserId user,
            boolean active,
            String userName,
            @Nullable String name) {}

    /** Everybody with that userName or one of whose e-mail addresses it is, by the folded name; whom nobody knows is not in it. */
    Map<String, List<PossibleHolder>> named(TenantId tenant, Collection<String> names);

    /**
     * Everybody who is called so: by the displayName, or by given and family name in either order. By the folded name, as
     * above; it tells of whom a list speaks only where there is one.
     */
    Map<String, List<PossibleHolder>> called(TenantId tenant, Collection<String> names);

    /** Who came under the record of each of those and was found to be another person, and has the names since that it had. */
    Map<UserId, Set<UserId>> successors(TenantId tenant, Collection<UserId> former);
}
