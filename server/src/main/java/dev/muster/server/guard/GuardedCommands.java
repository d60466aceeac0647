package dev.muster.server.guard;

import dev.muster.directory.Commands;
import dev.muster.directory.MessageContext;
import dev.muster.directory.TenantBound;
import dev.muster.directory.UuidV7;
import dev.muster.directory.integration.IntegrationCommand.HoldMassChange;
import dev.muster.directory.integration.MassChangeRefusal;
import dev.muster.eventstore.tenancy.TenantScope;
import java.util.function.Supplier;

/**
 * Remembers what was held. The command that was too much has left no trace by then, so this is a transaction of its own, before the
 * client is answered.
 */
public final class GuardedCommands implements Commands {
    private final Commands commands;
    private final JdbcHeldChanges held;

    public GuardedCommands(Commands commands, JdbcHeldChanges held) {
        this.commands = commands;
        this.held = held;
    }

    @Override
    public void send(TenantBound command, MessageContext context) {
        try {
            commands.send(command, context);
        } catch (MassChangeRefusal.Held refusal) {
            remember(refusal, context);
            throw refusal;
        }
    }

    @Override
    public <T> T send(TenantBound command, MessageContext context, Supplier<T> read) {
        try {
            return commands.send(command, context, read);
        } catch (MassChangeRefusal.Held refusal) {
            remember(refusal, context);
            throw refusal;
        }
    }

    private void remember(MassChangeRefusal.Held refusal, MessageContext context) {
        if (refusal.isFirst()) {
            var hold = new HoldMassChange(
                    refusal.integration,
                    UuidV7.next(),
                    refusal.standing.version(),
                    refusal.removal,
                    refusal.counted,
                    refusal.limit);
            commands.send(hold, context);
        }
        TenantScope.within(
                context.tenant(), () -> held.remember(refusal.integration, refusal.removal, context.request()));
    }
}
