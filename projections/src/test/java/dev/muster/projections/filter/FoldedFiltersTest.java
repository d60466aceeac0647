package dev.muster.projections.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.unboundid.scim2.common.filters.Filter;
import dev.muster.directory.Actor;
import dev.muster.directory.IntegrationId;
import dev.muster.directory.TenantId;
import dev.muster.directory.UserId;
import dev.muster.directory.document.Document;
import dev.muster.directory.filter.FilterText;
import dev.muster.directory.patch.NoMatch;
import dev.muster.directory.patch.Patch;
import dev.muster.directory.patch.PatchOperation;
import dev.muster.directory.patch.PatchPath;
import dev.muster.directory.schema.AttributeLookup;
import dev.muster.directory.schema.AttributePath;
import dev.muster.directory.schema.ResourceType;
import dev.muster.directory.schema.SchemaRegistry;
import dev.muster.directory.user.UserEvent.UserProvisioned;
import dev.muster.projections.ProjectedDirectory;
import dev.muster.projections.user.UserProjection;
import dev.muster.projections.user.UserTable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Texts that only look different, or only look alike: every operator on every kind of attribute, in SQL, in memory (the
 * brackets of a PATCH path) and by the plain reading.
 */
class FoldedFiltersTest {
    private static final ResourceType TYPE = SchemaRegistry.standard().user();
    private static final String ENTERPRISE = SchemaRegistry.ENTERPRISE_USER;

    private static final List<String> TEXTS = List.of(
            "R\u00adD",
            "RD",
            "rd",
            "R D",
            "R\u200dD\u200c",
            "\ufeffrd\ufe0f", // what is invisible
            "\u200d",
            "\u00ad\u200e", // nothing that is visible
            "\u00e9",
            "e\u0301",
            "E\u0301\u0323",
            "e\u0323\u0301", // composed, taken apart, in another order
            "\ufb01le",
            "FILE",
            "\u017fs",
            "\u1e9e",
            "\u00df",
            "SS", // ligatures, long and sharp s
            "\u0130",
            "I",
            "\u0131",
            "i\u0307", // Turkish
            "\u03a3\u03c3\u03c2",
            "\u03c3\u03c3\u03c3",
            "\u1f80\u0301",
            "\u03b1\u0345\u0301",
            "\u037a\u0301", // Greek
            "\uac00",
            "\u1100\u1161",
            "\u3131", // Hangul
            "\uff21",
            "\u2460",
            "\u33a2",
            "\u00bd", // compatibility forms
            "\u13a0",
            "\uab70",
            "\u10a0", // Cherokee, Georgian
            "\uD801\uDC00",
            "\uD801\uDC28",
            "\uE000",
            "\uFFFD", // beyond the basic plane, and what stands before it by UTF-16
            "\uD83D\uDC69\u200d\uD83D\uDCBB",
            "\uDB40\uDC41x", // joined, tagged
            "\u0378",
            "\uA7CE"); // unassigned, and a letter of a later Unicode

    private static final List<String> OPERATORS = List.of("eq", "ne", "co", "sw", "ew", "gt", "ge", "lt", "le", "pr");

    /** In a folded column, folded while compared, in a table of their own, with case, of an extension, with many values. */
    private static final List<String> ATTRIBUTES = List.of(
            "displayName",
            "title",
            "name.formatted",
            "emails.value",
            "emails.display",
            "emails.type",
            "roles.value",
            "externalId",
            "profileUrl",
            ENTERPRISE + ":department");

    private final TenantId tenant = TenantId.next();
    private final IntegrationId reader = IntegrationId.next(tenant);
    private final ProjectedDirectory directory = new ProjectedDirectory();
    private final Map<String, ObjectNode> resources = new LinkedHashMap<>();

    @BeforeEach
    void people_with_such_texts() {
        UserProjection projection = new UserProjection(directory.writer);
        for (String text : TEXTS) {
            UserId user = UserId.next(tenant);
            ObjectNode document = document(text);
            directory.happened(
                    projection,
                    user,
                    new UserProvisioned(user, reader, Document.of(document), text),
                    Instant.EPOCH,
                    new Actor.Muster().toString());
            resources.put(user.value().toString(), document.deepCopy().put("externalId", text));
        }
    }

    @AfterEach
    void close() {
        directory.close();
    }

    private ObjectNode document(String text) {
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        document.put("userName", "user " + resources.size())
                .put("active", true)
                .put("displayName", text)
                .put("title", text)
                .put("profileUrl", text)
                .put("userType", text);
        document.putObject("name").put("formatted", text).put("familyName", text);
        document.putArray("emails")
                .addObject()
                .put("value", text)
                .put("display", text)
                .put("type", text);
        document.putArray("roles").addObject().put("value", text);
        document.putArray("addresses").addObject().put("locality", text);
        document.putObject(ENTERPRISE)
                .put("department", text)
                .putObject("manager")
                .put("displayName", text);
        return document;
    }

    @Test
    void are_found_by_what_they_are_compared_as() {
        for (String attribute : ATTRIBUTES) {
            List<Filter> filters = new ArrayList<>();
            for (String text : TEXTS) {
                OPERATORS.forEach(operator -> filters.add(FilterText.parse(comparison(attribute, operator, text))));
            }
            Map<String, List<Boolean>> inSql = inSql(filters);
            NaiveFilter plain = new NaiveFilter(TYPE);
            resources.forEach((id, resource) -> {
                List<Boolean> found = Objects.requireNonNull(inSql.get(id));
                for (int i = 0; i < filters.size(); i++) {
                    Filter filter = filters.get(i);
                    if (found.get(i) == plain.matches(filter, resource)) continue;
                    fail("%s of %s"
                            .formatted(
                                    codes(filter.toString()),
                                    codes(resource.path("title").stringValue())));
                }
            });
        }
    }

    @Test
    void are_selected_in_memory_alike() {
        for (String attribute : List.of("emails.display", "roles.value")) {
            String whole = attribute.substring(0, attribute.indexOf('.'));
            String sub = attribute.substring(whole.length() + 1);
            for (String text : TEXTS) {
                for (String operator : OPERATORS) {
                    String filter = comparison(sub, operator, text);
                    Filter plain = FilterText.parse(whole + "[" + filter + "]");
                    for (ObjectNode resource : resources.values()) {
                        assertThat(isSelected(resource, whole, filter))
                                .as(
                                        "%s of %s",
                                        plain, codes(resource.path("title").stringValue()))
                                .isEqualTo(new NaiveFilter(TYPE).matches(plain, resource));
                    }
                }
            }
        }
    }

    private static String comparison(String attribute, String operator, String text) {
        return attribute + " " + operator + (operator.equals("pr") ? "" : " \"" + text + "\"");
    }

    private static boolean isSelected(ObjectNode resource, String attribute, String filter) {
        AttributePath path = ((AttributeLookup.Found) TYPE.lookup(attribute)).path();
        ObjectNode stored = resource.deepCopy();
        stored.remove(List.of("externalId", "profileUrl"));
        Document before = Document.of(stored);
        Document after = Patch.apply(
                        TYPE,
                        before,
                        null,
                        List.of(new PatchOperation.Remove(
                                new PatchPath.ToAttribute(path, FilterText.parse(filter)), null)),
                        NoMatch.REFUSE)
                .document();
        return !after.tree().has(attribute);
    }

    private Map<String, List<Boolean>> inSql(List<Filter> filters) {
        FilterTranslation translation = new FilterTranslation(
                TYPE,
                UserTable.of(SchemaRegistry.standard()).filterables(),
                ResourceType::lookup,
                new ReaderContext(tenant, reader, "https://muster.example.com/scim/v2"),
                List.of(TYPE));
        StringBuilder sql = new StringBuilder("select r.user_id");
        List<@Nullable Object> parameters = new ArrayList<>();
        for (Filter filter : filters) {
            Condition condition = translation.condition(filter);
            sql.append(", (").append(condition.sql()).append(") is true");
            parameters.addAll(condition.parameters());
        }
        sql.append(" from user_view r where r.tenant_id = ?");
        parameters.add(tenant.value());
        Map<String, List<Boolean>> found = new LinkedHashMap<>();
        directory.within(tenant, () -> {
            directory.jdbc.query(
                    sql.toString(),
                    row -> {
                        List<Boolean> held = new ArrayList<>();
                        for (int i = 0; i < filters.size(); i++) held.add(row.getBoolean(i + 2));
                        found.put(row.getString(1), held);
                    },
                    parameters.toArray());
            return found;
        });
        return found;
    }

    private static String codes(String text) {
        StringBuilder codes = new StringBuilder();
        text.codePoints().forEach(point -> codes.append("%04X ".formatted(point)));
        return codes.toString().strip();
    }
}
