package dev.muster.projections.group;

import dev.muster.directory.GroupId;
import dev.muster.directory.IntegrationId;
import dev.muster.directory.TenantId;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The groups of a tenant, as they are now. */
public interface Groups {
    /** @param reader whose externalId is shown; null for people */
    Optional<GroupView> find(GroupId group, @Nullable IntegrationId reader);

    /** Hands out the members one by one, in the order of their ids; however many there are, few are in memory. */
    void members(GroupId group, Consumer<GroupView.Member> each);

    Optional<GroupId> byDisplayName(TenantId tenant, String displayName);
}
