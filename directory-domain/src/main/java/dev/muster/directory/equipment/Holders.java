package dev.muster.directory.equipment;

import dev.muster.directory.UserId;

/** May this person be given something? Asked in the transaction of the check-out. */
public interface Holders {
    enum Standing {
        ACTIVE,
        INACTIVE,
        UNKNOWN
    }

    /** What it says of a user stays so until the command's transaction ends: a deactivation waits for it. */
    Standing standing(UserId user);
}
