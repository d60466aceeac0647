package dev.muster.directory.user;

import dev.muster.directory.UserId;

/** What must stand still while a user is deleted. */
public interface DeletionLock {
    /**
     * Locks the groups that the user is in, by their ids, and then the user: the order that everybody keeps who adds a member.
     * Until the end of the transaction nobody else adds the user to a group or takes it out of one.
     */
    void hold(UserId user);
}
