package dev.muster.directory.user;

import dev.muster.directory.UserId;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What lets somebody in by their record: the groups it is in and the roles that are mapped to it, as of the command's transaction. */
public interface FormerAccess {
    /**
     * @param groups without the tenant, in the order of their ids
     * @param roles  in the order of their ids
     */
    record Access(List<UUID> groups, List<DirectRole> roles) {
        public static final Access NONE = new Access(List.of(), List.of());
    }

    /**
     * Locks the groups that the user is in, and the user, as for a {@linkplain DeletionLock deletion}; then nobody adds anything before
     * the end of the transaction.
     *
     * @param before the number of one of the user's events: what was given since is left out. Null where all counts
     */
    Access held(UserId user, @Nullable Long before);
}
