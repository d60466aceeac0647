package dev.muster.server.messaging;

import dev.muster.directory.Commands;
import dev.muster.directory.MessageContext;
import dev.muster.directory.NoSuchResource;
import dev.muster.directory.TenantBound;
import dev.muster.directory.TooMuchContention;
import dev.muster.directory.VersionMismatch;
import dev.muster.eventstore.UniqueViolation;
import dev.muster.eventstore.tenancy.TenantScope;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.axonframework.commandhandling.CommandExecutionException;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.messaging.MetaData;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.axonframework.modelling.command.ConflictingAggregateVersionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DuplicateKeyException;

/**
 * Sends a command in the caller's thread, in one transaction. Where another server changed the same aggregate first, the
 * whole command is tried again, outside its transaction: the reload sees what the other one did.
 */
public final class AxonCommands implements Commands {
    private static final Logger LOG = LoggerFactory.getLogger(AxonCommands.class);
    private static final int ATTEMPTS = 8;
    private static final Duration LONGEST_FIRST_PAUSE = Duration.ofMillis(4);

    private final CommandGateway gateway;

    public AxonCommands(CommandGateway gateway) {
        this.gateway = gateway;
    }

    @Override
    public void send(TenantBound command, MessageContext context) {
        send(command, context, MetaData.emptyInstance());
    }

    @Override
    public <T> T send(TenantBound command, MessageContext context, Supplier<T> read) {
        ReadBeforeCommit<T> reading = new ReadBeforeCommit<>(read);
        send(command, context, reading.asMetaData());
        return reading.result();
    }

    private void send(TenantBound command, MessageContext context, MetaData more) {
        if (!command.tenant().equals(context.tenant())) throw new NoSuchResource();
        var message = new GenericCommandMessage<>(
                command,
                MetaData.from(context.asMetaData())
                        .and(MessageContext.ACTOR, context.actor())
                        .mergedWith(more));
        TenantScope.within(context.tenant(), () -> sendUntilItMeetsNobody(message));
    }

    private void sendUntilItMeetsNobody(GenericCommandMessage<TenantBound> message) {
        for (int attempt = 1; ; attempt++) {
            try {
                gateway.sendAndWait(message);
                return;
            } catch (ConflictingAggregateVersionException mismatch) {
                throw new VersionMismatch();
            } catch (AggregateNotFoundException missing) {
                throw new NoSuchResource();
            } catch (ConcurrencyException | ConcurrencyFailureException met) {
                giveUpOrPause(attempt, met);
            } catch (DuplicateKeyException duplicate) {
                // an event of the same number is found when it goes out: with another statement or the commit; a
                // second row of any other key is a bug, and a second attempt would be the same
                if (!UniqueViolation.isOfStream(duplicate)) throw duplicate;
                giveUpOrPause(attempt, duplicate);
            } catch (CommandExecutionException wrapped) {
                throw wrapped.getCause() instanceof RuntimeException cause ? cause : wrapped;
            }
        }
    }

    private static void giveUpOrPause(int attempt, RuntimeException met) {
        if (attempt == ATTEMPTS) {
            LOG.warn("After {} attempts others are still quicker; the last one met {}", ATTEMPTS, met.toString());
            throw new TooMuchContention();
        }
        pause(attempt);
    }

    private static void pause(int attempt) {
        long longest = LONGEST_FIRST_PAUSE.toNanos() << (attempt - 1);
        LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(longest));
    }
}
