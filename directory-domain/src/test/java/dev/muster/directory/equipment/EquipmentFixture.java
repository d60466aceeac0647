package dev.muster.directory.equipment;

import static dev.muster.directory.Cast.EXAMPLE;
import static dev.muster.directory.Cast.OKTA;

import dev.muster.directory.Actor;
import dev.muster.directory.Cast;
import dev.muster.directory.ClaimedNames;
import dev.muster.directory.EquipmentId;
import dev.muster.directory.MessageContext;
import dev.muster.directory.UniqueNames;
import dev.muster.directory.UserId;
import dev.muster.directory.document.AttributeChange;
import dev.muster.directory.document.Document;
import dev.muster.directory.equipment.EquipmentEvent.EquipmentCheckedOut;
import dev.muster.directory.equipment.EquipmentEvent.EquipmentRegistered;
import dev.muster.directory.integration.RemovalsSeen;
import dev.muster.directory.schema.SchemaRegistry;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.ResultValidator;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.StringNode;

/** A laptop, the people who may have it, and the rule: given events, when a command, then events or a refusal. */
final class EquipmentFixture {
    static final EquipmentId LAPTOP = new EquipmentId(EXAMPLE, UUID.fromString("01900000-0000-7000-8000-000000000010"));
    static final UserId JIM = new UserId(EXAMPLE, UUID.fromString("01900000-0000-7000-8000-000000000011"));
    static final UserId A_LEAVER = new UserId(EXAMPLE, UUID.fromString("01900000-0000-7000-8000-000000000012"));
    static final UserId A_STRANGER = new UserId(EXAMPLE, UUID.fromString("01900000-0000-7000-8000-000000000013"));

    static final Instant GIVEN_AT = Instant.parse("2026-10-01T09:00:00Z");

    private static final SchemaRegistry SCHEMAS = SchemaRegistry.standard();

    final ClaimedNames names = new ClaimedNames();
    private final AggregateTestFixture<Equipment> fixture = new AggregateTestFixture<>(Equipment.class);
    private Object[] given = {};

    EquipmentFixture() {
        fixture.registerInjectableResource(names);
        fixture.registerInjectableResource(SCHEMAS);
        fixture.registerInjectableResource(new RemovalsSeen());
        fixture.registerInjectableResource((Holders) EquipmentFixture::standing);
        names.claim(UniqueNames.Kind.ASSET_TAG, "MUS-00142", LAPTOP);
    }

    private static Holders.Standing standing(UserId user) {
        if (user.equals(A_LEAVER)) return Holders.Standing.INACTIVE;
        return user.equals(A_STRANGER) ? Holders.Standing.UNKNOWN : Holders.Standing.ACTIVE;
    }

    static Document laptop() {
        return Document.parse("""
                {"assetTag": "MUS-00142", "serialNumber": "C02XK1ABJGH5", "model": "MacBook Pro 14",
                 "category": "Laptop", "value": 2499.00, "currency": "USD",
                 "purchaseDate": "2026-01-15T00:00:00Z", "status": "available"}
                """);
    }

    static Document laptop(String attribute, @Nullable String value) {
        return laptop().with(attribute, value == null ? null : StringNode.valueOf(value));
    }

    static Document laptopHeldBy(UserId holder) {
        return laptop().with("holder", DesiredItem.holderAsJson(holder));
    }

    static EquipmentRegistered laptopRegistered() {
        return new EquipmentRegistered(LAPTOP, OKTA, laptop(), "e-1");
    }

    static EquipmentCheckedOut laptopWith(UserId holder) {
        return new EquipmentCheckedOut(LAPTOP, holder);
    }

    static AttributeChange change(String attribute, String before, String after) {
        return new AttributeChange(attribute, StringNode.valueOf(before), StringNode.valueOf(after));
    }

    EquipmentFixture given(Object... events) {
        given = events;
        return this;
    }

    ResultValidator<Equipment> when(EquipmentCommand command) {
        return when(command, Cast.BY_OKTA);
    }

    ResultValidator<Equipment> when(EquipmentCommand command, Actor actor) {
        Map<String, Object> context = Map.of(MessageContext.ACTOR, actor);
        return given.length == 0
                ? fixture.givenNoPriorActivity().when(command, context)
                : fixture.givenCurrentTime(GIVEN_AT).andGiven(given).when(command, context);
    }
}
