package dev.muster.projections.equipment;

import dev.muster.directory.TenantId;
import dev.muster.directory.UserId;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** The people that a list of equipment speaks of, by whatever name it has for them. */
public interface PossibleHolders {
    record PossibleHolder(UserId user, boolean active) {}

    /** Everybody with that userName or one of whose e-mail addresses it is, by the folded name; whom nobody knows is not in it. */
    Map<String, List<PossibleHolder>> named(TenantId tenant, Collection<String> names);
}
