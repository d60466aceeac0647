package dev.muster.projections.resource;

import static java.util.Objects.requireNonNull;

import dev.muster.directory.CredentialId;
import dev.muster.directory.EquipmentId;
import dev.muster.directory.GroupId;
import dev.muster.directory.IntegrationId;
import dev.muster.directory.ResourceId;
import dev.muster.directory.RoleId;
import dev.muster.directory.UserId;
import dev.muster.projections.filter.Condition;
import dev.muster.projections.filter.FilterTranslation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

public final class JdbcResources implements Resources {
    private static final UUID BEFORE_ALL = new UUID(0, 0);
    /** So many rows may be stepped over to reach a startIndex; it costs about what a page does. */
    private static final int STRIDE = 1_000;

    private final JdbcOperations jdbc;
    private final TransactionTemplate transaction;
    private final ListWalks walks;
    private final Map<String, ResourceTable> tablesByType = new HashMap<>();
    private final Map<Selected, ResourceRows> rows = new ConcurrentHashMap<>();

    private record Selected(String type, Set<String> omitted) {}

    public JdbcResources(JdbcOperations jdbc, PlatformTransactionManager transactions, List<ResourceTable> tables) {
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
        this.walks = new ListWalks(jdbc);
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
    public ResourcePage list(ListQuery query) {
        Listing listing = new Listing(query);
        if (query.count() == 0) return new ResourcePage(listing.count(), query.startIndex(), List.of());
        if (query.startIndex() > 1) return requireNonNull(transaction.execute(status -> listing.further()));
        // most lists are one user or none, asked for by a name: then this one statement has the total, too
        List<ResourceView> first = listing.behind(BEFORE_ALL);
        if (first.size() <= query.count()) return new ResourcePage(first.size(), 1, first);
        return requireNonNull(transaction.execute(status -> listing.begun(first)));
    }

    /** One list as one client reads it. */
    private final class Listing {
        private final ListQuery query;
        private final ResourceTable table;
        private final ResourceRows selected;
        private final Condition condition;
        private final ListWalks.Key key;

        Listing(ListQuery query) {
            this.query = query;
            this.table = requireNonNull(tablesByType.get(query.type().name()));
            this.selected = rows(table, query.omitted());
            this.condition = query.filter() == null
                    ? Condition.ALWAYS
                    : new FilterTranslation(table.filterables(), query.names(), query.reader())
                            .condition(query.filter());
            this.key = ListWalks.Key.of(query);
        }

        /** One more than wanted, which tells whether there are more. */
        List<ResourceView> behind(UUID last) {
            List<@Nullable Object> parameters = new ArrayList<>();
            parameters.add(value(query.reader()));
            addCondition(parameters, last);
            parameters.add(query.count() + 1);
            return jdbc.query(
                    selected.select() + where() + " limit ?",
                    (row, number) -> selected.read(query.tenant(), row),
                    parameters.toArray());
        }

        /** The same, so many rows further on. Those are stepped over by their ids alone: reading them would cost what a page does. */
        List<ResourceView> behind(UUID last, long skipped) {
            if (skipped == 0) return behind(last);
            List<@Nullable Object> parameters = new ArrayList<>();
            addCondition(parameters, last);
            parameters.add(skipped - 1);
            return jdbc
                    .query(
                            "select " + table.idExpression() + " from " + table.table() + " r" + where()
                                    + " limit 1 offset ?",
                            (row, number) -> row.getObject(1, UUID.class),
                            parameters.toArray())
                    .stream()
                    .findFirst()
                    .map(this::behind)
                    .orElse(List.of());
        }

        private String where() {
            String id = table.idExpression();
            return " where r.tenant_id = ? and " + id + " > ? and " + condition.sql() + " order by " + id;
        }

        private void addCondition(List<@Nullable Object> parameters, UUID last) {
            parameters.add(query.tenant().value());
            parameters.add(last);
            parameters.addAll(condition.parameters());
        }

        long count() {
            List<@Nullable Object> parameters = new ArrayList<>();
            parameters.add(query.tenant().value());
            parameters.addAll(condition.parameters());
            return requireNonNull(jdbc.queryForObject(
                    "select count(*) from " + table.table() + " r where r.tenant_id = ? and " + condition.sql(),
                    Long.class,
                    parameters.toArray()));
        }

        ResourcePage begun(List<ResourceView> oneMore) {
            walks.forgetExpired(key);
            return page(oneMore, ListWalks.Walk.begunWith(count()));
        }

        ResourcePage further() {
            Optional<ListWalks.Position> resumed = walks.at(key, query.startIndex());
            if (resumed.isPresent()) {
                return page(behind(resumed.get().last()), resumed.get().walk());
            }
            if (query.startIndex() <= STRIDE) {
                return page(behind(BEFORE_ALL, query.startIndex() - 1), ListWalks.Walk.begunWith(count()));
            }
            return walks.nearest(key, query.startIndex(), STRIDE)
                    .or(this::nearestAnchor)
                    .map(near -> page(behind(near.last(), query.startIndex() - near.nextStart()), near.walk()))
                    .orElseGet(() -> new ResourcePage(count(), query.startIndex(), List.of()));
        }

        /** Marks every so many rows, once for a while, so that any startIndex is a few steps from a mark. */
        private Optional<ListWalks.Position> nearestAnchor() {
            walks.forgetExpired(key);
            walks.anchor(key, table, condition, query.tenant(), STRIDE);
            return walks.nearest(key, query.startIndex(), STRIDE);
        }

        private ResourcePage page(List<ResourceView> oneMore, ListWalks.Walk walk) {
            List<ResourceView> page = oneMore.size() > query.count() ? oneMore.subList(0, query.count()) : oneMore;
            if (!page.isEmpty()) {
                walks.remember(
                        key,
                        walk,
                        query.startIndex() + page.size(),
                        page.getLast().id().value());
            }
            return new ResourcePage(walk.total(), query.startIndex(), page);
        }
    }

    private ResourceTable table(ResourceId id) {
        return switch (id) {
            case UserId user -> requireNonNull(tablesByType.get("User"));
            case GroupId group -> requireNonNull(tablesByType.get("Group"));
            case EquipmentId item -> requireNonNull(tablesByType.get("Equipment"));
            case RoleId role -> throw notServed(id);
            case IntegrationId integration -> throw notServed(id);
            case CredentialId credential -> throw notServed(id);
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
