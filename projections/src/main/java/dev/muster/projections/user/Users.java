package dev.muster.projections.user;

import dev.muster.directory.IntegrationId;
import dev.muster.directory.TenantId;
import dev.muster.directory.UserId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The users of a tenant, as they are now. */
public interface Users {
    /** @param reader whose externalId is shown; null for people */
    Optional<UserView> find(UserId user, @Nullable IntegrationId reader);

    /**
     * Leavers of that integration who may be meant, the likeliest first: those of the externalId, of the userName, of the primary
     * address. Whether they are is for the user's aggregate to say.
     */
    List<UserId> findLeavers(
            IntegrationId integration, String userName, @Nullable String primaryEmail, @Nullable String externalId);

    Optional<UserId> byUserName(TenantId tenant, String userName);
}
