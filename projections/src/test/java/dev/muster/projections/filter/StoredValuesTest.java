package dev.muster.projections.filter;

import static org.assertj.core.api.Assertions.assertThat;

import com.unboundid.scim2.common.filters.Filter;
import dev.muster.directory.Actor;
import dev.muster.directory.IntegrationId;
import dev.muster.directory.TenantId;
import dev.muster.directory.UserId;
import dev.muster.directory.document.Document;
import dev.muster.directory.filter.FilterText;
import dev.muster.directory.schema.AttributeLookup;
import dev.muster.directory.schema.AttributePath;
import dev.muster.directory.schema.ExtensionSchema;
import dev.muster.directory.schema.ResourceType;
import dev.muster.directory.schema.SchemaRegistry;
import dev.muster.directory.text.Moments;
import dev.muster.directory.user.UserEvent.UserProvisioned;
import dev.muster.projections.ProjectedDirectory;
import dev.muster.projections.user.UserProjection;
import dev.muster.projections.user.UserTable;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What documents say, as values: the database takes for one what the edge lets in, and nothing that an earlier build let in beside. */
class StoredValuesTest {
    private static final ProjectedDirectory DIRECTORY = new ProjectedDirectory();
    private static final String VISIT = "urn:example:visit:1.0:User";
    private static final ExtensionSchema OF_VISITS =
            ExtensionSchema.read("visit.json", null, """
            {"id": "urn:example:visit:1.0:User", "name": "Visit", "attributes": [
              {"name": "arrival", "type": "dateTime"}, {"name": "level", "type": "integer"},
              {"name": "weight", "type": "decimal"}, {"name": "escorted", "type": "boolean"},
              {"name": "days", "type": "dateTime", "multiValued": true}]}
            """.getBytes(StandardCharsets.UTF_8));
    private static final SchemaRegistry SCHEMAS = SchemaRegistry.standard().extendedBy(List.of(OF_VISITS));
    private static final ResourceType TYPE = SCHEMAS.user();

    private final TenantId tenant = TenantId.next();
    private final IntegrationId reader = IntegrationId.next(tenant);

    @AfterAll
    static void close() {
        DIRECTORY.close();
    }

    @Test
    void the_database_reads_the_times_that_the_edge_lets_in_and_no_others() {
        List<String> texts = new ArrayList<>();
        Random random = new Random(7643);
        for (int i = 0; i < 20_000; i++) texts.add(time(random));
        DIRECTORY.within(tenant, () -> {
            DIRECTORY.jdbc.query(
                    "select t.text, moment_of(t.text) from unnest(?::text[]) as t (text)",
                    row -> {
                        String text = row.getString(1);
                        OffsetDateTime read = row.getObject(2, OffsetDateTime.class);
                        Instant let = Moments.find(text).orElse(null);
                        assertThat(read == null).as(text).isEqualTo(let == null);
                        if (let != null && read != null) {
                            // PostgreSQL rounds to microseconds
                            assertThat(Math.abs(ChronoUnit.NANOS.between(let, read.toInstant())))
                                    .as(text)
                                    .isLessThan(1_000);
                        }
                    },
                    (Object) texts.toArray(String[]::new));
            return texts;
        });
    }

    /** Of a year that both have names for; each part may be one too many, or written in another way. */
    private static String time(Random random) {
        String year = String.format("%04d", 1 + random.nextInt(9999));
        String fraction = random.nextInt(3) == 0 ? "." + "123456789".substring(0, random.nextInt(10)) : "";
        String seconds = random.nextInt(8) == 0 ? "" : ":" + two(random, 62) + fraction;
        String[] zones = {
            "", "Z", "z", "+00:00", "-00:00", "+14:00", "-14:00", "+14:01", "+15:00", "+0100", "+01", " Z", "-1:00"
        };
        String zone = random.nextInt(3) == 0
                ? (random.nextBoolean() ? "+" : "-") + two(random, 17) + ":" + two(random, 61)
                : zones[random.nextInt(zones.length)];
        return year + "-" + two(random, 14) + "-" + two(random, 33) + (random.nextInt(8) == 0 ? "t" : "T")
                + two(random, 26) + ":" + two(random, 62) + seconds + zone;
    }

    private static String two(Random random, int bound) {
        return String.format("%02d", random.nextInt(bound));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "arrival pr                               | good",
                "arrival eq \"2024-02-29T12:00:00Z\"      | good",
                "arrival ne \"2024-02-29T12:00:00Z\"      | odd",
                "arrival gt \"2001-01-01T00:00:00Z\"      | good",
                "arrival lt \"+99999-01-01T00:00:00Z\"    | good",
                "not (arrival pr)                         | odd",
                "days pr                                  | good",
                "days le \"2030-01-01T00:00:00Z\"         | good",
                "level pr                                 | good",
                "level gt 2                               | good",
                "level lt 99999999999999999999            | good",
                "level ne 7                               | odd",
                "weight ge 0.5                            | good",
                "escorted eq true                         | good",
                "escorted ne true                         | odd",
            })
    void what_an_earlier_build_let_in_is_as_if_it_were_not_there(String filter, String found) {
        UserId good = visitor("2024-02-29T12:00:00Z", 7, true);
        UserId odd = visitor("2024-02-30T00:00:00Z", "seven", "perhaps");
        Filter asked = FilterText.parse(filter.replaceAll("\\b(arrival|days|level|weight|escorted)\\b", VISIT + ":$1"));
        assertThat(ask(asked))
                .containsExactly((found.equals("good") ? good : odd).value().toString());
    }

    @ParameterizedTest
    @CsvSource({"arrival", "level", "weight", "escorted"})
    void by_such_values_lists_are_sorted(String attribute) {
        UserId good = visitor("2024-02-29T12:00:00Z", 7, true);
        UserId odd = visitor("2024-02-30T00:00:00Z", "seven", "perhaps");
        AttributePath path = ((AttributeLookup.Found) TYPE.lookup(VISIT + ":" + attribute)).path();
        Expression key = SortKey.of(UserTable.of(SCHEMAS).filterables(), path, asker())
                .orElseThrow()
                .value();
        List<String> sorted = DIRECTORY.within(
                tenant,
                () -> DIRECTORY.jdbc.queryForList(
                        "select r.user_id::text from user_view r where r.tenant_id = ? order by " + key.sql()
                                + " nulls last",
                        String.class,
                        tenant.value()));
        assertThat(sorted).containsExactly(good.value().toString(), odd.value().toString());
    }

    private UserId visitor(String arrival, Object level, Object escorted) {
        UserId user = UserId.next(tenant);
        ObjectNode document = JsonNodeFactory.instance
                .objectNode()
                .put("userName", user.toString())
                .put("active", true);
        ObjectNode visit = document.putObject(VISIT).put("arrival", arrival);
        visit.putArray("days").add(arrival);
        if (level instanceof Integer number) visit.put("level", number).put("weight", number);
        else visit.put("level", level.toString()).put("weight", level.toString());
        if (escorted instanceof Boolean flag) visit.put("escorted", flag);
        else visit.put("escorted", escorted.toString());
        DIRECTORY.happened(
                new UserProjection(DIRECTORY.writer),
                user,
                new UserProvisioned(user, reader, Document.of(document), null),
                Instant.EPOCH,
                new Actor.Muster().toString());
        return user;
    }

    private ReaderContext asker() {
        return new ReaderContext(tenant, reader, "https://muster.example.com/scim/v2");
    }

    private List<String> ask(Filter filter) {
        Condition condition = new FilterTranslation(
                        TYPE, UserTable.of(SCHEMAS).filterables(), ResourceType::lookup, asker(), List.of(TYPE))
                .condition(filter);
        List<@Nullable Object> parameters = new ArrayList<>(List.of(tenant.value()));
        parameters.addAll(condition.parameters());
        return DIRECTORY.within(
                tenant,
                () -> DIRECTORY.jdbc.queryForList(
                        "select r.user_id::text from user_view r where r.tenant_id = ? and " + condition.sql(),
                        String.class,
                        parameters.toArray()));
    }
}
