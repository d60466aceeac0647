package dev.muster.directory.user;

import dev.muster.directory.UserId;
import java.time.Instant;
import java.util.ArrayList;
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

        /** The same, in parts of at most so many groups and as many roles. */
        List<Access> parts(int most) {
            List<Access> parts = new ArrayList<>();
            for (int from = 0; from < Math.max(groups.size(), roles.size()); from += most) {
                parts.add(new Access(part(groups, from, most), part(roles, from, most)));
            }
            return parts;
        }

        static <T> List<T> part(List<T> all, int from, int most) {
            int begin = Math.min(from, all.size());
            return List.copyOf(all.subList(begin, Math.min(all.size(), begin + most)));
        }
    }

    /**
     * Locks the groups that the user is in, and the user, as for a {@linkplain DeletionLock deletion}; then nobody adds anything before
     * the end of the transaction.
     *
     * @param before the number of one of the user's events: what was given since is left out. Null where all counts
     */
    Access held(UserId user, @Nullable Long before);

    /** As much of it as is there; groups and roles may be gone since. */
    Access stillThere(UserId user, Access access);

    /** Items that the user was given after that time and has now, in the order of their ids. */
    List<UUID> equipmentSince(UserId user, Instant time);
}
