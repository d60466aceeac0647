package dev.muster.directory.equipment;

import dev.muster.directory.EquipmentId;
import dev.muster.directory.MessageContext;
import dev.muster.directory.TenantBound;
import dev.muster.directory.UserId;
import dev.muster.directory.equipment.EquipmentCommand.PassOnEquipment;
import dev.muster.directory.user.UserEvent.PossessionsPassedOn;
import java.util.UUID;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.messaging.MetaData;

/** Two persons were told apart: what was given to the one who came goes with them. In the same transaction. */
public final class WhenIdentityAnsweredMoveItems {
    private final CommandGateway gateway;

    public WhenIdentityAnsweredMoveItems(CommandGateway gateway) {
        this.gateway = gateway;
    }

    @EventHandler
    void on(PossessionsPassedOn event, MetaData metaData) {
        MessageContext context = because("PossessionsPassedOn", event.user(), metaData);
        for (UUID item : event.equipment()) {
            EquipmentId id = new EquipmentId(event.user().tenant(), item);
            send(new PassOnEquipment(id, event.user(), event.successor()), context);
        }
    }

    private static MessageContext because(String event, UserId user, MetaData metaData) {
        return MessageContext.from(metaData).because(event + " " + user.value());
    }

    private void send(TenantBound command, MessageContext context) {
        gateway.sendAndWait(new GenericCommandMessage<>(
                command, MetaData.from(context.asMetaData()).and(MessageContext.ACTOR, context.actor())));
    }
}
