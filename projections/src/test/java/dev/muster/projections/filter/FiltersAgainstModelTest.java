package dev.muster.projections.filter;

import static org.assertj.core.api.Assertions.assertThat;

import com.unboundid.scim2.common.filters.Filter;
import dev.muster.directory.Actor;
import dev.muster.directory.GroupId;
import dev.muster.directory.IntegrationId;
import dev.muster.directory.TenantId;
import dev.muster.directory.UserId;
import dev.muster.directory.document.Document;
import dev.muster.directory.filter.FilterText;
import dev.muster.directory.group.GroupEvent.GroupPushed;
import dev.muster.directory.group.GroupEvent.MemberGroupsAdded;
import dev.muster.directory.group.GroupEvent.MembersAdded;
import dev.muster.directory.schema.AttributeDefinition;
import dev.muster.directory.schema.AttributePath;
import dev.muster.directory.schema.AttributeType;
import dev.muster.directory.schema.ResourceType;
import dev.muster.directory.schema.Returned;
import dev.muster.directory.schema.SchemaRegistry;
import dev.muster.directory.user.UserEvent.UserProvisioned;
import dev.muster.projections.ProjectedDirectory;
import dev.muster.projections.group.GroupProjection;
import dev.muster.projections.resource.ResourceTable;
import dev.muster.projections.user.UserProjection;
import dev.muster.projections.user.UserTable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Random people, random filters: SQL must find whom the plain reading of the RFC finds. */
class FiltersAgainstModelTest {
    private static final ResourceTable USERS = UserTable.of(SchemaRegistry.standard());
    private static final ResourceType TYPE = USERS.type();
    private static final String BASE = "https://muster.example.com/scim/v2";
    private static final List<String> GROUPS = List.of("Jensen", "Work", "babs", "Straße", "Staff", "a%_\\'?");
    private static final int PEOPLE = 40;
    private static final int FILTERS = Integer.getInteger("muster.random-filters", 1_000);
    private static final List<String> TEXTS = List.of(
            "work",
            "Work",
            "home",
            "b",
            "B",
            "babs",
            "Straße",
            "STRASSE",
            "Jensen",
            "jen",
            "",
            "日本",
            "a%_\\'?",
            "R\u00adD",
            "rd",
            "\uD83D\uDC69\u200D\uD83D\uDCBB",
            "\uFB01");

    private final Random random = new Random(7644);
    private final TenantId tenant = TenantId.next();
    private final IntegrationId reader = IntegrationId.next(tenant);
    private final ProjectedDirectory directory = new ProjectedDirectory();
    private final Map<UUID, JsonNode> people = new LinkedHashMap<>();
    private final List<String> groupIds = new ArrayList<>();

    @BeforeEach
    void randomPeople() {
        UserProjection projection = new UserProjection(directory.writer);
        String actor = new Actor.Muster().toString();
        for (int i = 0; i < PEOPLE; i++) {
            UserId user = UserId.next(tenant);
            ObjectNode document = attributes(TYPE.core().attributes());
            document.put("userName", "User " + i + " " + text());
            TYPE.extensions().forEach(extension -> {
                ObjectNode values = attributes(extension.schema().attributes());
                if (!values.isEmpty()) document.set(extension.schema().id(), values);
            });
            if (!document.has("active")) document.put("active", true);
            String externalId = random.nextInt(3) == 0 ? null : text() + "x";
            Instant at = Instant.parse("2026-11-01T00:00:00Z").plusSeconds(i);
            directory.happened(
                    projection, user, new UserProvisioned(user, reader, Document.of(document), externalId), at, actor);
            people.put(user.value(), resource(user, document, externalId, at));
        }
        randomGroups(actor);
    }

    /** Each of them may contain those before it, so none contains itself. */
    private void randomGroups(String actor) {
        GroupProjection projection = new GroupProjection(directory.writer);
        Map<GroupId, Set<UUID>> reached = new LinkedHashMap<>();
        Instant at = Instant.parse("2026-11-02T00:00:00Z");
        for (String displayName : GROUPS) {
            GroupId group = GroupId.next(tenant);
            directory.happened(projection, group, new GroupPushed(group, reader, displayName, null), at, actor);
            List<UserId> users = people.keySet().stream()
                    .filter(id -> random.nextInt(5) == 0)
                    .map(id -> new UserId(tenant, id))
                    .toList();
            List<GroupId> groups = reached.keySet().stream()
                    .filter(below -> random.nextInt(3) == 0)
                    .toList();
            directory.happened(projection, group, new MembersAdded(group, users), at, actor);
            directory.happened(projection, group, new MemberGroupsAdded(group, groups), at, actor);
            Set<UUID> direct = users.stream().map(UserId::value).collect(Collectors.toSet());
            Set<UUID> all = new HashSet<>(direct);
            groups.forEach(below -> all.addAll(Objects.requireNonNull(reached.get(below))));
            reached.put(group, all);
            groupIds.add(group.value().toString());
            people.forEach((id, person) -> {
                if (all.contains(id)) show(group, displayName, direct.contains(id), (ObjectNode) person);
            });
        }
    }

    private static void show(GroupId group, String displayName, boolean isDirect, ObjectNode person) {
        ArrayNode groups = person.withArray("/groups");
        groups.addObject()
                .put("value", group.value().toString())
                .put("$ref", BASE + "/Groups/" + group.value())
                .put("display", displayName)
                .put("type", isDirect ? "direct" : "indirect");
    }

    @AfterEach
    void close() {
        directory.close();
    }

    private static JsonNode resource(UserId user, ObjectNode document, @Nullable String externalId, Instant at) {
        ObjectNode resource = document.deepCopy();
        resource.put("id", user.value().toString());
        if (externalId != null) resource.put("externalId", externalId);
        ArrayNode schemas = resource.putArray("schemas").add(TYPE.core().id());
        TYPE.extensions().forEach(extension -> {
            if (document.has(extension.schema().id()))
                schemas.add(extension.schema().id());
        });
        resource.putObject("meta")
                .put("resourceType", "User")
                .put("created", at.toString())
                .put("lastModified", at.toString())
                .put("version", "W/\"0\"")
                .put("location", BASE + "/Users/" + user.value());
        return resource;
    }

    private ObjectNode attributes(Iterable<AttributeDefinition> definitions) {
        ObjectNode values = JsonNodeFactory.instance.objectNode();
        for (AttributeDefinition definition : definitions) {
            boolean stored = definition.returned() != Returned.NEVER && !definition.isReadOnly();
            if (!stored || random.nextInt(3) == 0) continue;
            if (!definition.multiValued()) {
                JsonNode value = value(definition);
                if (!value.isEmpty() || !value.isObject()) values.set(definition.name(), value);
                continue;
            }
            ArrayNode array = JsonNodeFactory.instance.arrayNode();
            for (int i = random.nextInt(3); i >= 0; i--) {
                JsonNode value = value(definition);
                if (!value.isObject() || !value.isEmpty()) array.add(value);
            }
            if (!array.isEmpty()) values.set(definition.name(), array);
        }
        return values;
    }

    private JsonNode value(AttributeDefinition definition) {
        return switch (definition.type()) {
            case COMPLEX -> attributes(definition.subAttributes());
            case BOOLEAN -> JsonNodeFactory.instance.booleanNode(random.nextBoolean());
            case STRING, REFERENCE -> JsonNodeFactory.instance.stringNode(text());
            case BINARY -> JsonNodeFactory.instance.stringNode(base64());
            default -> throw new IllegalArgumentException(definition.type().toString());
        };
    }

    private String base64() {
        return List.of("AAAA", "aaaa", "_-8=").get(random.nextInt(3));
    }

    /** Never empty: that is the same as absent, and is not stored. */
    private String text() {
        String text = TEXTS.get(random.nextInt(TEXTS.size()));
        return text.isEmpty() ? "b" : text;
    }

    @Test
    void sql_finds_whom_the_rfc_means() {
        NaiveFilter model = new NaiveFilter(TYPE);
        int found = 0;
        for (int i = 0; i < FILTERS; i++) {
            String text = filter(2);
            Filter filter = FilterText.parse(text);
            List<UUID> expected = people.entrySet().stream()
                    .filter(person -> model.matches(filter, person.getValue()))
                    .map(Map.Entry::getKey)
                    .toList();
            assertThat(find(filter)).as(text).isEqualTo(expected);
            if (!expected.isEmpty() && expected.size() < PEOPLE) found++;
        }
        assertThat(found).as("filters that tell people apart").isGreaterThan(FILTERS / 4);
    }

    @Test
    void everything_that_can_be_asked_for_can_be_sorted_by() {
        for (AttributePath path : TYPE.allPaths()) {
            SortKey.of(USERS.filterables(), path, new ReaderContext(tenant, reader, BASE))
                    .ifPresent(key -> {
                        List<@Nullable Object> twice =
                                new ArrayList<>(key.value().parameters());
                        twice.addAll(key.value().parameters());
                        String sql = key.value().sql();
                        assertThat(directory.within(
                                        tenant,
                                        () -> directory.jdbc.queryForList(
                                                "select (" + sql + ")::text from user_view r order by " + sql
                                                        + ", r.user_id",
                                                String.class,
                                                twice.toArray())))
                                .as(path.toString())
                                .hasSize(PEOPLE);
                    });
        }
    }

    private List<UUID> find(Filter filter) {
        Condition condition = new FilterTranslation(
                        TYPE,
                        USERS.filterables(),
                        ResourceType::lookup,
                        new ReaderContext(tenant, reader, BASE),
                        List.of(TYPE))
                .condition(filter);
        List<@Nullable Object> parameters = new ArrayList<>(List.of(tenant.value()));
        parameters.addAll(condition.parameters());
        return directory.within(
                tenant,
                () -> directory.jdbc.query(
                        "select r.user_id from user_view r where r.tenant_id = ? and " + condition.sql()
                                + " order by r.user_id",
                        (row, number) -> row.getObject(1, UUID.class),
                        parameters.toArray()));
    }

    private String filter(int depth) {
        int kind = random.nextInt(depth == 0 ? 3 : 6);
        return switch (kind) {
            case 0, 1 -> comparison();
            case 2 -> bracketed();
            case 3 -> "(" + filter(depth - 1) + " and " + filter(depth - 1) + ")";
            case 4 -> filter(depth - 1) + " or " + filter(depth - 1);
            default -> "not (" + filter(depth - 1) + ")";
        };
    }

    private String comparison() {
        while (true) {
            AttributePath path =
                    TYPE.allPaths().get(random.nextInt(TYPE.allPaths().size()));
            if (path.attribute().returned() == Returned.NEVER) continue;
            AttributeDefinition definition = path.definition();
            if (definition.isComplex()) {
                AttributeDefinition value = definition.sub("value").orElse(null);
                if (value == null || random.nextBoolean()) return path + " pr";
                definition = value;
            }
            return path + " " + operation(definition);
        }
    }

    @Test
    void sql_finds_who_is_in_a_group_whichever_way_it_is_asked() {
        NaiveFilter model = new NaiveFilter(TYPE);
        int found = 0;
        for (int i = 0; i < FILTERS / 2; i++) {
            String text = ofGroups();
            Filter filter = FilterText.parse(text);
            List<UUID> expected = people.entrySet().stream()
                    .filter(person -> model.matches(filter, person.getValue()))
                    .map(Map.Entry::getKey)
                    .toList();
            assertThat(find(filter)).as(text).isEqualTo(expected);
            if (!expected.isEmpty() && expected.size() < PEOPLE) found++;
        }
        assertThat(found).as("filters that tell people apart").isGreaterThan(FILTERS / 8);
    }

    private String ofGroups() {
        String first = ofGroup();
        String second = ofGroup();
        return switch (random.nextInt(7)) {
            case 0 -> "groups." + first;
            case 1 -> "groups[" + first + " and " + second + "]";
            case 2 -> "groups[" + first + " or " + second + "]";
            case 3 -> "groups[" + first + " and not (" + second + ")]";
            case 4 -> "not (groups." + first + ") and groups." + second;
            case 5 -> "groups." + first + " or groups[" + second + " and type pr]";
            default -> "groups eq \"" + anyOf(groupIds) + "\" and active eq true";
        };
    }

    private String ofGroup() {
        String operator = random.nextInt(4) == 0 ? " ne " : " eq ";
        return switch (random.nextInt(4)) {
            case 0 -> "type" + operator + (random.nextBoolean() ? "\"direct\"" : "\"Indirect\"");
            case 1 -> "display" + operator + "\"" + anyOf(GROUPS).replace("\\", "\\\\") + "\"";
            case 2 -> "$ref ew \"" + anyOf(groupIds) + "\"";
            default -> "value" + operator + "\"" + anyOf(groupIds) + "\"";
        };
    }

    private String anyOf(List<String> texts) {
        return texts.get(random.nextInt(texts.size()));
    }

    private String bracketed() {
        List<AttributeDefinition> complex = TYPE.core().attributes().asList().stream()
                .filter(AttributeDefinition::isComplex)
                .toList();
        AttributeDefinition attribute = complex.get(random.nextInt(complex.size()));
        String first = within(attribute);
        String second = within(attribute);
        return attribute.name()
                + switch (random.nextInt(5)) {
                    case 0 -> "[" + first + "]";
                    case 1 -> "[" + first + " and " + second + "]";
                    case 2 -> "[" + first + " or " + second + "]";
                    case 3 -> "[not (" + first + ") and " + second + "]";
                    default -> "[" + first + "]." + second;
                };
    }

    private String within(AttributeDefinition attribute) {
        List<AttributeDefinition> subs = attribute.subAttributes().asList();
        AttributeDefinition sub = subs.get(random.nextInt(subs.size()));
        return sub.name() + " " + operation(sub);
    }

    private String operation(AttributeDefinition definition) {
        if (random.nextInt(8) == 0) return "pr";
        if (random.nextInt(12) == 0) return random.nextBoolean() ? "eq null" : "ne null";
        if (definition.type() == AttributeType.BOOLEAN) {
            return (random.nextBoolean() ? "eq " : "ne ") + random.nextBoolean();
        }
        String order = List.of("eq", "ne", "gt", "ge", "lt", "le").get(random.nextInt(6));
        if (definition.type() == AttributeType.DATE_TIME) {
            return order + " \"2026-11-01T00:00:" + (10 + random.nextInt(30)) + "Z\"";
        }
        boolean part = definition.type() != AttributeType.BINARY && random.nextBoolean();
        String operator = part
                ? List.of("co", "sw", "ew").get(random.nextInt(3))
                : definition.type() == AttributeType.BINARY ? (random.nextBoolean() ? "eq" : "ne") : order;
        String text = definition.type() == AttributeType.BINARY
                ? base64()
                : TEXTS.get(random.nextInt(TEXTS.size())).replace("\\", "\\\\");
        return operator + " \"" + text + "\"";
    }
}
