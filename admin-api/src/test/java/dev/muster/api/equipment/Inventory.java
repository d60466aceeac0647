package dev.muster.api.equipment;

import dev.muster.directory.Actor;
import dev.muster.directory.Commands;
import dev.muster.directory.EquipmentId;
import dev.muster.directory.IntegrationId;
import dev.muster.directory.MessageContext;
import dev.muster.directory.Refusal;
import dev.muster.directory.Stopping;
import dev.muster.directory.TenantBound;
import dev.muster.directory.TenantId;
import dev.muster.directory.UserId;
import dev.muster.directory.document.Document;
import dev.muster.directory.schema.SchemaRegistry;
import dev.muster.directory.text.Folding;
import dev.muster.projections.equipment.EquipmentItems;
import dev.muster.projections.equipment.EquipmentView;
import dev.muster.projections.equipment.PossibleHolders;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A small directory in memory: what is there, and which commands an import sent. */
final class Inventory implements EquipmentItems, PossibleHolders, Commands {
    static final TenantId EXAMPLE = TenantId.next();
    static final UserId BARBARA = UserId.next(EXAMPLE);
    static final UserId JIM = UserId.next(EXAMPLE);
    static final UserId A_LEAVER = UserId.next(EXAMPLE);
    static final PossibleHolder BARBARA_JENSEN = new PossibleHolder(BARBARA, true, "bjensen", "Barbara Jensen");
    static final PossibleHolder JIM_SMITH = new PossibleHolder(JIM, true, "jsmith", "Jim Smith");
    static final PossibleHolder ANOTHER_JIM = new PossibleHolder(A_LEAVER, false, "leaver", "Jim Smith");
    private static final Instant MONDAY = Instant.parse("2026-11-16T09:00:00Z");
    private static final SchemaRegistry SCHEMAS = SchemaRegistry.standard();

    final List<TenantBound> sent = new ArrayList<>();
    final List<String> causes = new ArrayList<>();
    private final Map<String, EquipmentView> items = new HashMap<>();
    private final Map<String, List<PossibleHolder>> people = new HashMap<>();
    private @Nullable Refusal refusal;

    Inventory() {
        people.put("bjensen", List.of(BARBARA_JENSEN));
        people.put("bjensen@example.com", List.of(BARBARA_JENSEN));
        people.put("jsmith", List.of(JIM_SMITH));
        people.put("leaver", List.of(ANOTHER_JIM));
        people.put("office@example.com", List.of(BARBARA_JENSEN, JIM_SMITH));
    }

    Inventory with(String json, @Nullable UserId holder) {
        return with(json, holder, null);
    }

    Inventory with(String json, @Nullable UserId holder, @Nullable LocalDate day) {
        EquipmentView item = new EquipmentView(
                EquipmentId.next(EXAMPLE),
                null,
                Document.parse(json),
                null,
                holder == null ? null : new EquipmentView.Holder(holder, "somebody", MONDAY, day),
                0,
                MONDAY,
                MONDAY);
        items.put(Folding.fold(item.assetTag()), item);
        return this;
    }

    Inventory refusing(Refusal next) {
        refusal = next;
        return this;
    }

    ImportResult dryRun(String csv) {
        return load(csv, true, null);
    }

    ImportResult load(String csv, boolean dryRun, @Nullable String currency) {
        return load(csv.getBytes(StandardCharsets.UTF_8), dryRun, currency);
    }

    ImportResult load(byte[] file, boolean dryRun, @Nullable String currency) {
        var context = new MessageContext(EXAMPLE, new Actor.Person(UUID.randomUUID()), "request", null);
        return new EquipmentImport(this, this, this, SCHEMAS, Clock.fixed(MONDAY, ZoneOffset.UTC), Stopping.NEVER)
                .run(file, dryRun, currency, context);
    }

    @Override
    public <T> T send(TenantBound command, MessageContext context, Supplier<T> read) {
        send(command, context);
        return read.get();
    }

    @Override
    public void send(TenantBound command, MessageContext context) {
        if (refusal != null) throw refusal;
        sent.add(command);
        causes.add(String.valueOf(context.cause()));
    }

    @Override
    public Map<String, List<PossibleHolder>> named(TenantId tenant, Collection<String> names) {
        return people;
    }

    @Override
    public Map<String, List<PossibleHolder>> called(TenantId tenant, Collection<String> names) {
        return Map.of("barbara jensen", List.of(BARBARA_JENSEN), "jim smith", List.of(JIM_SMITH, ANOTHER_JIM));
    }

    @Override
    public Map<UserId, Set<UserId>> successors(TenantId tenant, Collection<UserId> former) {
        return former.contains(A_LEAVER) ? Map.of(A_LEAVER, Set.of(JIM)) : Map.of();
    }

    @Override
    public Optional<EquipmentView> find(EquipmentId item, @Nullable IntegrationId reader) {
        return items.values().stream()
                .filter(view -> view.equipment().equals(item))
                .findFirst();
    }

    @Override
    public Optional<EquipmentView> byAssetTag(TenantId tenant, String assetTag) {
        return Optional.ofNullable(items.get(Folding.fold(assetTag)));
    }

    @Override
    public Map<String, EquipmentView> byAssetTags(TenantId tenant, Collection<String> assetTags) {
        return items;
    }

    @Override
    public List<EquipmentView> heldBy(UserId holder) {
        return List.of();
    }

    @Override
    public List<EquipmentView> after(TenantId tenant, @Nullable EquipmentId item, int count) {
        return List.of();
    }
}
