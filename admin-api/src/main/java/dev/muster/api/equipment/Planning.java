package dev.muster.api.equipment;

import dev.muster.api.equipment.Plan.Action;
import dev.muster.api.equipment.Plan.Difference;
import dev.muster.api.equipment.Plan.Warning;
import dev.muster.directory.EquipmentId;
import dev.muster.directory.Folding;
import dev.muster.directory.TenantId;
import dev.muster.directory.UserId;
import dev.muster.directory.equipment.EquipmentCommand.RegisterEquipment;
import dev.muster.directory.equipment.EquipmentCommand.ReviseEquipment;
import dev.muster.directory.equipment.Wanted;
import dev.muster.directory.schema.Document;
import dev.muster.directory.schema.DocumentReading;
import dev.muster.directory.schema.NoMatch;
import dev.muster.directory.schema.Patch;
import dev.muster.directory.schema.PatchOperation;
import dev.muster.directory.schema.ResourceType;
import dev.muster.projections.equipment.EquipmentView;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.NullNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/** What a line would change, seen from the directory as it is now: a dry run and a real one plan alike. */
final class Planning {
    private static final String STATUS = "status";
    private static final String HOLDER = "holder";
    private static final String SINCE = "holder.since";

    private final TenantId tenant;
    private final ResourceType type;
    private final HolderSearch search;

    Planning(TenantId tenant, ResourceType type, HolderSearch search) {
        this.tenant = tenant;
        this.type = type;
        this.search = search;
    }

    /**
     * @throws Unplannable                  where the line cannot be done
     * @throws dev.muster.directory.Refusal where the directory would refuse what the line wants
     */
    Plan plan(Wish wish, @Nullable EquipmentView existing) throws Unplannable {
        return existing == null ? registration(wish) : change(wish, existing);
    }

    private Plan registration(Wish wish) throws Unplannable {
        boolean retires = StatusLabel.RETIRED.equals(wish.status());
        UserId holder = retires ? null : holderOf(wish, null);
        if (holder != null) refuseUnlessActive(wish, null);
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        List<Difference> differences = new ArrayList<>();
        wish.attributes()
                .forEach((attribute, value) -> value.ifPresent(after -> {
                    body.set(attribute, after);
                    differences.add(new Difference(attribute, null, after));
                }));
        if (holder != null) {
            body.putObject(HOLDER).put("value", holder.value().toString());
            differences.add(new Difference(HOLDER, null, text(nameIn(wish))));
            if (wish.since() != null) differences.add(new Difference(SINCE, null, day(wish.since())));
        } else if (wish.status() != null && !wish.status().equals(StatusLabel.ASSIGNED)) {
            body.put(STATUS, wish.status());
            differences.add(new Difference(STATUS, null, text(wish.status())));
        }
        Document document = DocumentReading.of(type, body).document();
        Wanted.of(document, tenant);

        List<Action> actions = new ArrayList<>(List.of(Action.REGISTER));
        if (holder != null) actions.add(Action.CHECK_OUT);
        if (retires) actions.add(Action.RETIRE);
        return new Plan(
                wish.line(),
                wish.assetTag(),
                actions,
                differences,
                holder == null ? null : nameIn(wish),
                holder == null ? List.of() : passedOver(wish),
                new RegisterEquipment(EquipmentId.next(tenant), document, null, holder == null ? null : wish.since()));
    }

    private Plan change(Wish wish, EquipmentView existing) throws Unplannable {
        boolean retired = existing.status().equals(StatusLabel.RETIRED);
        boolean retires = !retired && StatusLabel.RETIRED.equals(wish.status());
        EquipmentView.Holder holding = existing.holder();
        UserId before = holding == null ? null : holding.user();
        UserId after = retired || retires ? null : holderOf(wish, before);
        boolean changesHands = !retires && !Objects.equals(before, after);
        if (changesHands && after != null) refuseUnlessActive(wish, before);

        ObjectNode value = JsonNodeFactory.instance.objectNode();
        List<Difference> differences = differences(wish, existing.document(), value);
        if (!wish.cutOff().isEmpty()) refuseToTakeAway(wish, differences, changesHands && after == null);
        String status = changesHands && after == null ? StatusLabel.AVAILABLE : existing.status();
        if (wish.status() != null
                && !retires
                && after == null
                && !Folding.fold(wish.status()).equals(Folding.fold(status))) {
            value.put(STATUS, wish.status());
            differences.add(new Difference(STATUS, text(status), text(wish.status())));
        }
        LocalDate since = after == null ? null : wish.since();
        LocalDate said = holding == null ? null : holding.day();
        boolean redates = since != null && !changesHands && !since.equals(said);
        if (redates) differences.add(new Difference(SINCE, day(said), day(since)));
        boolean revises = !differences.isEmpty();
        if (retires) {
            value.put(STATUS, StatusLabel.RETIRED);
            differences.add(new Difference(STATUS, text(status), text(StatusLabel.RETIRED)));
        }
        if (!Objects.equals(before, after)) {
            String name = holding == null ? null : holding.name();
            differences.add(new Difference(HOLDER, text(name), after == null ? null : text(nameIn(wish))));
        }
        if (changesHands) {
            value.put(HOLDER, after == null ? "" : after.value().toString());
            if (since != null) differences.add(new Difference(SINCE, day(said), day(since)));
        }
        if (retired && !value.isEmpty()) {
            throw new Unplannable(
                    null, null, "the item is retired, so nothing about it changes; take the line out of the file");
        }
        List<Action> actions = new ArrayList<>();
        if (before != null && !before.equals(after)) actions.add(Action.RETURN);
        if (changesHands && after != null) actions.add(Action.CHECK_OUT);
        if (revises) actions.add(Action.REVISE);
        if (retires) actions.add(Action.RETIRE);
        return new Plan(
                wish.line(),
                wish.assetTag(),
                actions,
                differences,
                changesHands && after != null ? nameIn(wish) : null,
                retires && holding != null ? List.of(stillOut(holding)) : after == null ? List.of() : passedOver(wish),
                value.isEmpty() && !redates ? null : revision(existing, value, since));
    }

    /**
     * Where a line ends early the rest is blank, as a rule; but then a separator that is missing further ahead would clear
     * what an item has.
     */
    private static void refuseToTakeAway(Wish wish, List<Difference> differences, boolean returns) throws Unplannable {
        for (Column column : wish.cutOff()) {
            boolean clears = column.attribute.equals(HOLDER)
                    ? returns
                    : differences.stream().anyMatch(d -> d.attribute().equals(column.attribute) && d.after() == null);
            if (clears) {
                throw new Unplannable(
                        column,
                        "",
                        "the line ends before this column, and the item has something there: write all separators of the line"
                                + " if it is to be blank");
            }
        }
    }

    private static List<Difference> differences(Wish wish, Document document, ObjectNode value) {
        List<Difference> differences = new ArrayList<>();
        wish.attributes().forEach((attribute, wanted) -> {
            Optional<JsonNode> now = document.value(attribute);
            if (same(attribute, now, wanted)) return;
            value.set(attribute, wanted.orElse(NullNode.getInstance()));
            differences.add(new Difference(attribute, now.orElse(null), wanted.orElse(null)));
        });
        return differences;
    }

    private ReviseEquipment revision(EquipmentView existing, ObjectNode value, @Nullable LocalDate since) {
        List<PatchOperation> operations =
                value.isEmpty() ? List.of() : List.of(new PatchOperation.Replace(null, value));
        Document current = existing.document();
        if (existing.holder() != null) {
            current = current.with(
                    HOLDER, StringNode.valueOf(existing.holder().user().value().toString()));
        }
        Patch.Patched patched = Patch.apply(type, current, null, operations, NoMatch.CREATE);
        Wanted.of(patched.document(), tenant);
        return new ReviseEquipment(existing.equipment(), null, operations, NoMatch.CREATE, since);
    }

    /** A date is a day here, and 2.5 is 2.50. */
    private static boolean same(String attribute, Optional<JsonNode> now, Optional<JsonNode> wanted) {
        if (now.isEmpty() || wanted.isEmpty()) return now.isEmpty() && wanted.isEmpty();
        JsonNode one = now.get();
        JsonNode other = wanted.get();
        if (one.isNumber() && other.isNumber()) {
            return one.decimalValue().compareTo(other.decimalValue()) == 0;
        }
        if (attribute.equals(Column.PURCHASE_DATE.attribute)) {
            return one.stringValue().substring(0, 10).equals(other.stringValue().substring(0, 10));
        }
        return one.equals(other);
    }

    private @Nullable UserId holderOf(Wish wish, @Nullable UserId now) throws Unplannable {
        return switch (wish.holding()) {
            case Wish.Holding.Unsaid unsaid -> now;
            case Wish.Holding.Nobody nobody -> null;
            case Wish.Holding.Elsewhere elsewhere -> null;
            case Wish.Holding.With with -> search.find(with.names(), now).user();
        };
    }

    private void refuseUnlessActive(Wish wish, @Nullable UserId now) throws Unplannable {
        if (!(wish.holding() instanceof Wish.Holding.With with)
                || search.find(with.names(), now).active()) return;
        Wish.Name name = with.names().getFirst();
        throw new Unplannable(
                name.column(), name.text(), "the user is deactivated, and a deactivated user is given nothing");
    }

    private static Warning stillOut(EquipmentView.Holder holding) {
        String name = holding.name() == null ? "somebody" : holding.name();
        return new Warning(
                Column.STATUS,
                StatusLabel.RETIRED,
                name
                        + " has the item. It is retired all the same, and no report says any more that they hold it; if it is"
                        + " not back, give it another status");
    }

    /** Who has an item is said by its holder, so a status beside it has no place. */
    private static List<Warning> passedOver(Wish wish) {
        String status = wish.status();
        if (status == null || status.equals(StatusLabel.ASSIGNED) || status.equals(StatusLabel.AVAILABLE))
            return List.of();
        return List.of(
                new Warning(
                        Column.STATUS,
                        status,
                        "somebody has the item, so its status stays 'assigned'; to give it another one, let the file say that nobody has it"));
    }

    private static @Nullable JsonNode text(@Nullable String text) {
        return text == null ? null : StringNode.valueOf(text);
    }

    private static @Nullable JsonNode day(@Nullable LocalDate day) {
        return day == null ? null : StringNode.valueOf(day.toString());
    }

    private static @Nullable String nameIn(Wish wish) {
        return wish.holding() instanceof Wish.Holding.With with
                ? with.names().getFirst().text()
                : null;
    }
}
