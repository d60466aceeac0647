package dev.muster.projections.resource;

import static java.util.Objects.requireNonNull;

import dev.muster.directory.CredentialId;
import dev.muster.directory.EquipmentId;
import dev.muster.directory.GroupId;
import dev.muster.directory.IntegrationId;
import dev.muster.directory.ResourceId;
import dev.muster.directory.RoleId;
import dev.muster.directory.SchemaId;
import dev.muster.directory.UserId;
import dev.muster.projections.filter.Condition;
import dev.muster.projections.filter.FilterTranslation;
import dev.muster.projections.filter.ReaderContext;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

public final class JdbcResources implements Resources {
    private final JdbcOperations jdbc;
    private final TransactionTemplate transaction;
    private final KeysetAnchors walks;
    private final Cursors cursors;
    private final Duration patience;
    private final Map<String, ResourceTable> tablesByType = new HashMap<>();
    private final Map<Selected, ResourceRows> rows = new ConcurrentHashMap<>();

    private record Selected(String type, Set<String> omitted) {}

    /**
     * @param patience how long a question may take that no index answers
     * @param clock    by which cursors expire
     */
    public JdbcResources(
            JdbcOperations jdbc,
            PlatformTransactionManager transactions,
            List<ResourceTable> tables,
            Duration patience,
            Clock clock) {
        this.jdbc = jdbc;
        this.patience = patience;
        this.cursors = new Cursors(new CursorKey(jdbc), clock);
        this.transaction = new TransactionTemplate(transactions);
        this.walks = new KeysetAnchors(jdbc);
        tables.forEach(table -> tablesByType.put(table.type().name(), table));
    }

    @Override
    public Optional<ResourceView> find(ResourceId id, @Nullable IntegrationId reader, Set<String> omitted) {
        ResourceTable table = table(id);
        ResourceRows selected = rows(table, omitted);
        return jdbc
                .query(
                        selected.select() + " where r.tenant_id = ? and " + table.idExpression() + " = ?",
                        (row, number) -> selected.read(id.tenant(), row),
                        value(reader),
                        id.tenant().value(),
                        id.value())
                .stream()
                .findFirst();
    }

    @Override
    public OptionalLong version(ResourceId id) {
        ResourceTable table = table(id);
        return jdbc
                .query(
                        "select r.version from " + table.table() + " r where r.tenant_id = ? and "
                                + table.idExpression() + " = ?",
                        (row, number) -> row.getLong(1),
                        id.tenant().value(),
                        id.value())
                .stream()
                .mapToLong(Long::longValue)
                .findFirst();
    }

    @Override
    public ResourcePage list(ListQuery query) {
        Listing listing = new Listing(jdbc, query, sources(query));
        ListPages pages = new ListPages(query, listing, walks, cursors, transaction);
        if (listing.isCheap()) return pages.page();
        try {
            return requireNonNull(transaction.execute(status -> {
                // it may look at everybody, and others want their answers, too
                jdbc.execute("set local statement_timeout = " + patience.toMillis());
                return pages.page();
            }));
        } catch (QueryTimeoutException tooLong) {
            throw new ListRefusal.TooMany(query.question(), patience);
        }
    }

    private List<ListSource> sources(ListQuery query) {
        ReaderContext asker = new ReaderContext(query.tenant(), query.reader(), query.base());
        List<ListSource> sources = new ArrayList<>();
        for (ListQuery.Listed listed : query.listed()) {
            ResourceTable table = requireNonNull(tablesByType.get(listed.type().name()));
            var translation =
                    new FilterTranslation(table.type(), table.filterables(), query.names(), asker, query.types());
            Condition condition = query.filter() == null ? Condition.ALWAYS : translation.condition(query.filter());
            sources.add(new ListSource(
                    table, rows(table, listed.omitted()), condition, SortNames.key(query, table, asker)));
        }
        SortNames.requireOneKind(query, sources);
        return sources;
    }

    private ResourceTable table(ResourceId id) {
        return switch (id) {
            case UserId user -> requireNonNull(tablesByType.get("User"));
            case GroupId group -> requireNonNull(tablesByType.get("Group"));
            case EquipmentId item -> requireNonNull(tablesByType.get("Equipment"));
            case RoleId role -> throw notServed(id);
            case IntegrationId integration -> throw notServed(id);
            case CredentialId credential -> throw notServed(id);
            case SchemaId schema -> throw notServed(id);
        };
    }

    private static IllegalArgumentException notServed(ResourceId id) {
        return new IllegalArgumentException("SCIM does not serve " + id);
    }

    private ResourceRows rows(ResourceTable table, Set<String> omitted) {
        Selected key = new Selected(table.type().name(), omitted);
        ResourceRows known = rows.get(key);
        if (known != null) return known;
        // only names of columns matter, so that what clients leave out cannot fill the map
        Set<String> columns = Set.copyOf(table.columns().stream()
                .map(ResourceTable.Column::attribute)
                .filter(omitted::contains)
                .toList());
        return rows.computeIfAbsent(
                new Selected(table.type().name(), columns), selected -> new ResourceRows(table, columns));
    }

    private static @Nullable UUID value(@Nullable IntegrationId reader) {
        return reader == null ? null : reader.value();
    }
}
