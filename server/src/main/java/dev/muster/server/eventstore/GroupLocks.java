package dev.muster.server.eventstore;

import org.axonframework.common.lock.Lock;
import org.axonframework.common.lock.LockFactory;
import org.axonframework.common.lock.NoOpLock;
import org.axonframework.common.lock.PessimisticLockFactory;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;

/**
 * Lets those of this process who want one group queue before they take a connection; the lock that counts is PostgreSQL's,
 * taken with the load. A command within another one holds a connection already, so it queues at PostgreSQL only: were it to
 * wait here, then for somebody who perhaps waits for a connection.
 */
public final class GroupLocks implements LockFactory {
    private final LockFactory queue = PessimisticLockFactory.usingDefaults();

    @Override
    public Lock obtainLock(String identifier) {
        boolean isNested = CurrentUnitOfWork.isStarted()
                && CurrentUnitOfWork.get().parent().isPresent();
        return isNested ? NoOpLock.INSTANCE : queue.obtainLock(identifier);
    }
}
