package dev.muster.api.equipment;

import dev.muster.api.equipment.ImportStep.Action;
import dev.muster.api.equipment.ImportStep.Difference;
import dev.muster.api.equipment.ImportStep.Warning;
import dev.muster.api.equipment.csv.Column;
import dev.muster.api.equipment.csv.StatusLabel;
import dev.muster.directory.EquipmentId;
import dev.muster.directory.TenantId;
import dev.muster.directory.UserId;
import dev.muster.directory.document.Document;
import dev.muster.directory.document.DocumentReading;
import dev.muster.directory.equipment.DesiredItem;
import dev.muster.directory.equipment.EquipmentCommand.RegisterEquipment;
import dev.muster.directory.equipment.EquipmentCommand.ReviseEquipment;
import dev.muster.directory.patch.NoMatch;
import dev.muster.directory.patch.Patch;
import dev.muster.directory.patch.PatchOperation;
import dev.muster.directory.schema.ResourceType;
import dev.muster.directory.text.Folding;
import dev.muster.projections.equipment.EquipmentView;
import dev.muster.projections.equipment.PossibleHolders.PossibleHolder;
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
final class ImportPlanner {
    private static final String STATUS = "status";
    private static final String HOLDER = "holder";
    private static final String SINCE = "holder.since";

    private final TenantId tenant;
    private final ResourceType type;
    private final HolderSearch search;

    ImportPlanner(TenantId tenant, ResourceType type, HolderSearch search) {
        this.tenant = tenant;
        this.type = type;
        this.search = search;
    }

    /**
     * @throws BadRow                  where the line cannot be done
     * @throws dev.muster.directory.Refusal where the directory would refuse what the line wants
     */
    ImportStep plan(ImportRow wish, @Nullable EquipmentView existing) throws BadRow {
        return existing == null ? registration(wish) : change(wish, existing);
    }

    private ImportStep registration(ImportRow wish) throws BadRow {
        boolean retires = StatusLabel.RETIRED.equals(wish.status());
        PossibleHolder holder = retires ? null : meant(wish, null);
        if (holder != null) refuseUnlessActive(wish, holder);
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        List<Difference> differences = new ArrayList<>();
        wish.attributes()
                .forEach((attribute, value) -> value.ifPresent(after -> {
                    body.set(attribute, after);
                    differences.add(new Difference(attribute, null, after));
                }));
        if (holder != null) {
            body.putObject(HOLDER).put("value", holder.user().value().toString());
            differences.add(new Difference(HOLDER, null, text(called(holder))));
            if (wish.since() != null) differences.add(new Difference(SINCE, null, day(wish.since())));
        } else if (wish.status() != null && !wish.status().equals(StatusLabel.ASSIGNED)) {
            body.put(STATUS, wish.status());
            differences.add(new Difference(STATUS, null, text(wish.status())));
        }
        Document document = DocumentReading.of(type, body).document();
        DesiredItem.of(document, tenant);

        List<Action> actions = new ArrayList<>(List.of(Action.REGISTER));
        if (holder != null) actions.add(Action.CHECK_OUT);
        if (retires) actions.add(Action.RETIRE);
        return new ImportStep(
                wish.line(),
                wish.assetTag(),
                actions,
                differences,
                holder == null ? null : holder.userName(),
                holder == null ? List.of() : passedOver(wish),
                new RegisterEquipment(EquipmentId.next(tenant), document, null, holder == null ? null : wish.since()));
    }

    private ImportStep change(ImportRow wish, EquipmentView existing) throws BadRow {
        boolean retired = existing.status().equals(StatusLabel.RETIRED);
        boolean retires = !retired && StatusLabel.RETIRED.equals(wish.status());
        EquipmentView.Holder holding = existing.holder();
        UserId before = holding == null ? null : holding.user();
        PossibleHolder meant = retired || retires ? null : meant(wish, before);
        boolean unsaid = wish.holding() instanceof ImportRow.Holding.Unsaid;
        UserId after = meant != null ? meant.user() : unsaid && !retires ? before : null;
        boolean changesHands = !retires && !Objects.equals(before, after);
        if (changesHands && meant != null) {
            refuseUnlessActive(wish, meant);
            if (before != null && search.isSuccessor(meant, before)) throw hadByTwo(wish, meant);
        }

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
            differences.add(new Difference(HOLDER, text(name), meant == null ? null : text(called(meant))));
        }
        if (changesHands) {
            value.put(HOLDER, after == null ? "" : after.value().toString());
            if (since != null) differences.add(new Difference(SINCE, day(said), day(since)));
        }
        if (retired && !value.isEmpty()) {
            throw new BadRow(
                    null, null, "the item is retired, so nothing about it changes; take the line out of the file");
        }
        List<Action> actions = new ArrayList<>();
        if (before != null && !before.equals(after)) actions.add(Action.RETURN);
        if (changesHands && after != null) actions.add(Action.CHECK_OUT);
        if (revises) actions.add(Action.REVISE);
        if (retires) actions.add(Action.RETIRE);
        return new ImportStep(
                wish.line(),
                wish.assetTag(),
                actions,
                differences,
                changesHands && meant != null ? meant.userName() : null,
                retires && holding != null ? List.of(stillOut(holding)) : after == null ? List.of() : passedOver(wish),
                value.isEmpty() && !redates ? null : revision(existing, value, since));
    }

    /**
     * Where a line ends early the rest is blank, as a rule; but then a separator that is missing further ahead would clear
     * what an item has.
     */
    private static void refuseToTakeAway(ImportRow wish, List<Difference> differences, boolean returns) throws BadRow {
        for (Column column : wish.cutOff()) {
            boolean clears = column.attribute.equals(HOLDER)
                    ? returns
                    : differences.stream().anyMatch(d -> d.attribute().equals(column.attribute) && d.after() == null);
            if (clears) {
                throw new BadRow(
                        column,
                        "",
                        "the line ends before this column, and the item has something there: write all separators of the line"
                                + " if it is to be blank");
            }
        }
    }

    private static List<Difference> differences(ImportRow wish, Document document, ObjectNode value) {
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
        DesiredItem.of(patched.document(), tenant);
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

    /** Whom the line names; null where it names nobody. */
    private @Nullable PossibleHolder meant(ImportRow wish, @Nullable UserId now) throws BadRow {
        return wish.holding() instanceof ImportRow.Holding.With with ? search.find(with.names(), now) : null;
    }

    private static void refuseUnlessActive(ImportRow wish, PossibleHolder meant) throws BadRow {
        if (meant.active()) return;
        ImportRow.Name name = nameIn(wish);
        throw new BadRow(
                name.column(), name.text(), "the user is deactivated, and a deactivated user is given nothing");
    }

    /** The file may be older than the day on which the name went from one person to another. */
    private static BadRow hadByTwo(ImportRow wish, PossibleHolder meant) {
        ImportRow.Name name = nameIn(wish);
        return new BadRow(
                name.column(),
                name.text(),
                "the item is with somebody who left and had this name before; the file cannot say which of the two it means."
                        + " Return it first, or check it out by POST /api/equipment/{id}/check-out",
                List.of(meant));
    }

    private static String called(PossibleHolder holder) {
        return holder.name() == null ? holder.userName() : holder.name();
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
    private static List<Warning> passedOver(ImportRow wish) {
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

    private static ImportRow.Name nameIn(ImportRow wish) {
        return ((ImportRow.Holding.With) wish.holding()).names().getFirst();
    }
}
