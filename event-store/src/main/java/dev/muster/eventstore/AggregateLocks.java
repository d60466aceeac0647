package dev.muster.eventstore;

import org.axonframework.common.lock.Lock;
import org.axonframework.common.lock.LockFactory;
import org.axonframework.common.lock.NoOpLock;
import org.axonframework.common.lock.PessimisticLockFactory;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;

/**
 * Lets those of this process who want one aggregate queue before they take a connection. A command that another one has sent
 * holds a connection and perhaps rows already, so it does not queue here: what it waited for might wait for those, and nobody
 * would see it. It queues at PostgreSQL, for a group by the lock of the load, for others by the key of the stream.
 */
public final class AggregateLocks implements LockFactory {
    private final LockFactory queue = PessimisticLockFactory.usingDefaults();

    @Override
    public Lock obtainLock(String identifier) {
        boolean isSentByAnother = CurrentUnitOfWork.isStarted()
                && CurrentUnitOfWork.get().parent().isPresent();
        return isSentByAnother ? NoOpLock.INSTANCE : queue.obtainLock(identifier);
    }
}
