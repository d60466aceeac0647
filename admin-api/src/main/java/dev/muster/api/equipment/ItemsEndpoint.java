package dev.muster.api.equipment;

import static dev.muster.people.PersonRole.ADMIN;
import static dev.muster.people.PersonRole.AUDITOR;
import static dev.muster.people.PersonRole.OPERATOR;
import static dev.muster.people.PersonRole.OWNER;

import dev.muster.api.ApiRefusal;
import dev.muster.api.Caller;
import dev.muster.api.Page;
import dev.muster.api.RequestFields;
import dev.muster.api.equipment.csv.CsvSheet;
import dev.muster.api.equipment.csv.CurrencySign;
import dev.muster.api.equipment.csv.Day;
import dev.muster.directory.Commands;
import dev.muster.directory.EquipmentId;
import dev.muster.directory.NoSuchResource;
import dev.muster.directory.TenantId;
import dev.muster.directory.UserId;
import dev.muster.directory.equipment.EquipmentCommand;
import dev.muster.directory.equipment.EquipmentCommand.CheckOutEquipment;
import dev.muster.directory.equipment.EquipmentCommand.DeleteEquipment;
import dev.muster.directory.equipment.EquipmentCommand.RegisterEquipment;
import dev.muster.directory.equipment.EquipmentCommand.RetireEquipment;
import dev.muster.directory.equipment.EquipmentCommand.ReturnEquipment;
import dev.muster.directory.equipment.EquipmentCommand.ReviseEquipment;
import dev.muster.directory.equipment.EquipmentRefusal;
import dev.muster.directory.patch.NoMatch;
import dev.muster.directory.schema.ResourceType;
import dev.muster.directory.schema.SchemaRegistry;
import dev.muster.eventstore.tenancy.TenantScope;
import dev.muster.people.AllowedFor;
import dev.muster.projections.equipment.EquipmentItems;
import dev.muster.projections.equipment.EquipmentView;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ObjectNode;

/** {@code /api/equipment}: what a person does with an item, and the import of many. */
@RestController
@RequestMapping("/api/equipment")
@AllowedFor({OPERATOR, OWNER, ADMIN})
class ItemsEndpoint {
    /**
     * @param holder the id of a user
     * @param since  the day since when they have it; null where that is now, or is said already
     */
    record CheckOut(UUID holder, @Nullable LocalDate since) {}

    private final Commands commands;
    private final EquipmentItems equipment;
    private final EquipmentImport imports;
    private final ResourceType type;
    private final Clock clock;

    ItemsEndpoint(
            Commands commands, EquipmentItems equipment, EquipmentImport imports, SchemaRegistry schemas, Clock clock) {
        this.commands = commands;
        this.equipment = equipment;
        this.imports = imports;
        this.type = schemas.equipment();
        this.clock = clock;
    }

    /**
     * Lists the items by age. With {@code holder} those of that person, with {@code assetTag} that one.
     *
     * @param holder the id of a user
     * @param assetTag of one item
     */
    @GetMapping
    @AllowedFor({OPERATOR, OWNER, ADMIN, AUDITOR})
    Page<Item> list(
            @RequestAttribute(Caller.ATTRIBUTE) Caller caller,
            @RequestParam(required = false) @Nullable UUID holder,
            @RequestParam(required = false) @Nullable String assetTag,
            @RequestParam(required = false) @Nullable UUID after,
            @RequestParam(required = false) @Nullable Integer limit) {
        TenantId tenant = caller.tenant();
        int size = RequestFields.limit(limit);
        return TenantScope.within(tenant, () -> {
            if (holder != null) return Page.whole(equipment.heldBy(new UserId(tenant, holder)), Item::of);
            if (assetTag != null) {
                return Page.whole(
                        equipment.byAssetTag(tenant, assetTag).stream().toList(), Item::of);
            }
            EquipmentId last = after == null ? null : new EquipmentId(tenant, after);
            List<Item> found = equipment.after(tenant, last, size + 1).stream()
                    .map(Item::of)
                    .toList();
            return Page.of(found, size, item -> item.id().toString());
        });
    }

    /** Reads an item. */
    @GetMapping("/{id}")
    @AllowedFor({OPERATOR, OWNER, ADMIN, AUDITOR})
    Item get(@RequestAttribute(Caller.ATTRIBUTE) Caller caller, @PathVariable UUID id) {
        return read(new EquipmentId(caller.tenant(), id));
    }

    /**
     * Registers an item. The body has the attributes of an item by their names in SCIM; {@code assetTag} alone is required.
     */
    @PostMapping
    ResponseEntity<Item> register(@RequestAttribute(Caller.ATTRIBUTE) Caller caller, @RequestBody ObjectNode body) {
        EquipmentId item = EquipmentId.next(caller.tenant());
        Item registered = sent(caller, new RegisterEquipment(item, new Particulars(type, body).document(), null));
        return ResponseEntity.created(URI.create("/api/equipment/" + item.value()))
                .body(registered);
    }

    /** Changes an item. What the body does not name stays as it is; null takes a value away. */
    @PatchMapping("/{id}")
    Item revise(
            @RequestAttribute(Caller.ATTRIBUTE) Caller caller, @PathVariable UUID id, @RequestBody ObjectNode body) {
        EquipmentId item = new EquipmentId(caller.tenant(), id);
        return sent(caller, new ReviseEquipment(item, null, new Particulars(type, body).changes(), NoMatch.CREATE));
    }

    /** Gives an item to a user. It is taken from whoever has it. */
    @PostMapping("/{id}/check-out")
    Item checkOut(
            @RequestAttribute(Caller.ATTRIBUTE) Caller caller, @PathVariable UUID id, @RequestBody CheckOut wanted) {
        if (wanted.holder() == null) throw new EquipmentRefusal.NoSuchHolder("");
        LocalDate since = wanted.since();
        if (since != null && !Day.canBeSince(since, Day.todayAnywhere(clock))) {
            throw new ApiRefusal.BadValue("since", Day.SINCE_CURE + ".");
        }
        EquipmentId item = new EquipmentId(caller.tenant(), id);
        return sent(caller, new CheckOutEquipment(item, null, new UserId(caller.tenant(), wanted.holder()), since));
    }

    /** Takes an item back from its holder. */
    @PostMapping("/{id}/return")
    Item giveBack(@RequestAttribute(Caller.ATTRIBUTE) Caller caller, @PathVariable UUID id) {
        return sent(caller, new ReturnEquipment(new EquipmentId(caller.tenant(), id), null));
    }

    /** Takes an item out of use for good. */
    @PostMapping("/{id}/retire")
    Item retire(@RequestAttribute(Caller.ATTRIBUTE) Caller caller, @PathVariable UUID id) {
        return sent(caller, new RetireEquipment(new EquipmentId(caller.tenant(), id), null));
    }

    /** Deletes an item. Its history stays. */
    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(@RequestAttribute(Caller.ATTRIBUTE) Caller caller, @PathVariable UUID id) {
        commands.send(new DeleteEquipment(new EquipmentId(caller.tenant(), id), null), caller.context());
    }

    /**
     * Imports items from a CSV file, or says what an import would do. Each good line is one command; bad lines are skipped
     * and named with their cure.
     *
     * @param dryRun must be said, so that nobody changes a thousand items by leaving a word out
     * @param currency of amounts that name none, by its code of ISO 4217
     */
    @PostMapping(value = "/import", consumes = "text/csv")
    ResponseEntity<ImportResult> load(
            @RequestAttribute(Caller.ATTRIBUTE) Caller caller,
            @RequestParam boolean dryRun,
            @RequestParam(required = false) @Nullable String currency,
            HttpServletRequest request)
            throws IOException {
        byte[] file = request.getInputStream().readNBytes(CsvSheet.MOST_BYTES + 1);
        String code = currency == null ? null : currency.toUpperCase(Locale.ROOT);
        if (code != null && !CurrencySign.isCode(code)) {
            throw new ApiRefusal.BadValue("currency", "it must be a code of ISO 4217 such as EUR.");
        }
        ImportResult result = imports.run(file, dryRun, code, caller.context());
        if (result.cutShort() == null) return ResponseEntity.ok(result);
        return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
                .header(HttpHeaders.RETRY_AFTER, "10")
                .body(result);
    }

    private Item sent(Caller caller, EquipmentCommand command) {
        commands.send(command, caller.context());
        return read(command.equipment());
    }

    private Item read(EquipmentId item) {
        EquipmentView view = TenantScope.within(item.tenant(), () -> equipment.find(item, null))
                .orElseThrow(NoSuchResource::new);
        return Item.of(view);
    }
}
