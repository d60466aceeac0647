package dev.muster.projections.user;

import dev.muster.directory.IntegrationId;
import dev.muster.directory.TenantId;
import dev.muster.directory.UserId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The users of a tenant, as they are now. */
public interface Users {
    /** @param reader whose externalId is shown; null for people */
    Optional<UserView> find(UserId user, @Nullable IntegrationId reader);

    /** A leaver of that integration who goes by this userName, primary e-mail or externalId; the oldest, if several do. */
    Optional<UserId> findLeaver(
            IntegrationId integration, String userName, @Nullable String primaryEmail, @Nullable String externalId);

    Optional<UserId> byUserName(TenantId tenant, String userName);
}
