package dev.muster.server.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.directory.Commands;
import dev.muster.directory.StartRefused;
import dev.muster.directory.schema.ExtensionSchema;
import dev.muster.directory.schema.SchemaRegistry;
import dev.muster.history.replay.Verification;
import dev.muster.history.replay.VerificationView;
import dev.muster.postgres.TestDatabase;
import dev.muster.projections.extension.LoadedSchemas;
import dev.muster.security.credential.NodeHeartbeat;
import dev.muster.server.Account;
import dev.muster.server.Muster;
import dev.muster.server.Web;
import dev.muster.server.WholeServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.mock.env.MockEnvironment;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Schemas that change while people have values of them: one server with a schema for each test, which is then started again,
 * as far as its schemas go, with other files.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@SuppressWarnings("NullAway.Init")
class SchemaChangesTest {
    private static final String URN = "urn:example:%s:User";

    private TestDatabase database;
    private ConfigurableApplicationContext server;
    private Web okta;
    private final Map<String, String> files = new TreeMap<>();

    @TempDir
    private static Path home;

    @BeforeAll
    void a_server_with_a_schema_for_each_test() throws IOException {
        for (String name : List.of("typed", "unique", "removed", "gone", "kept", "other")) {
            files.put(
                    name,
                    schema(
                            name,
                            "{'name':'number'},{'name':'color'},{'name':'desk','type':'complex',"
                                    + "'subAttributes':[{'name':'floor','type':'integer'},{'name':'room'}]}"));
        }
        database = WholeServer.OwnDatabase.emptyDatabase();
        server = start(home, Map.of());
        okta = web(server).asBearer(WholeServer.TOKEN);
    }

    @AfterAll
    void stop() {
        server.close();
        database.close();
    }

    private static String schema(String name, String attributes) {
        return "{'id':'%s','attributes':[%s]}".formatted(urn(name), attributes).replace('\'', '"');
    }

    private static String urn(String name) {
        return URN.formatted(name);
    }

    private String user(String name, String values) {
        return Account.id(okta.post(
                "/scim/v2/Users",
                "{\"userName\": \"%s\", \"%s\": %s}"
                        .formatted(java.util.UUID.randomUUID(), urn(name), values.replace('\'', '"'))));
    }

    private static Web web(ConfigurableApplicationContext of) {
        return Web.of(Integer.parseInt(of.getEnvironment().getRequiredProperty("local.server.port")));
    }

    /** What a server does that starts alone, on this database, with one file changed; null takes it away. */
    private void startWith(String name, @Nullable String text, String setAside) {
        agreement(name, text, setAside, server.getBean(NodeHeartbeat.class), new AtomicBoolean())
                .start();
        if (text == null) files.remove(name);
        else files.put(name, text);
    }

    private SchemaAgreement agreement(
            String name, @Nullable String text, String setAside, NodeHeartbeat nodes, AtomicBoolean stopped) {
        Map<String, String> changed = new TreeMap<>(files);
        if (text == null) changed.remove(name);
        else changed.put(name, text);
        List<ExtensionSchema> read = new ArrayList<>();
        changed.forEach((file, schema) ->
                read.add(ExtensionSchema.read(file + ".json", null, schema.getBytes(StandardCharsets.UTF_8))));
        JdbcTemplate jdbc = server.getBean(JdbcTemplate.class);
        var environment = new MockEnvironment().withProperty("muster.schemas.set-aside", setAside);
        return new SchemaAgreement(
                new SchemaFiles(read, SchemaRegistry.standard().extendedBy(read)),
                server.getBean(LoadedSchemas.class),
                new SchemaChanges(jdbc, SetAside.from(environment)),
                server.getBean(Commands.class),
                nodes,
                jdbc,
                new TransactionTemplate(server.getBean(PlatformTransactionManager.class)),
                () -> stopped.set(true));
    }

    private void refused(String name, @Nullable String text, String... told) {
        assertThatThrownBy(() -> startWith(name, text, ""))
                .isInstanceOfSatisfying(
                        StartRefused.class,
                        refused -> assertThat(refused.getMessage() + " " + refused.cure)
                                .contains(told));
    }

    private List<@Nullable String> claims(String name) {
        return new JdbcTemplate(database.superuser())
                .queryForList(
                        "select folded from name_claim where starts_with(kind, ?) order by 1", String.class, urn(name));
    }

    private List<@Nullable String> events(String name) {
        return new JdbcTemplate(database.superuser())
                .queryForList(
                        "select payload_type from domain_event where payload ->> 'urn' = ? order by global_index",
                        String.class,
                        urn(name));
    }

    private void agrees(ConfigurableApplicationContext of) {
        VerificationView view = of.getBean(Verification.class).verify("test");
        assertThat(view.differences()).isEmpty();
        assertThat(view.verdict()).isEqualTo(VerificationView.Verdict.AGREES);
    }

    @Test
    void a_value_that_does_not_fit_is_named_by_its_resource_and_never_shown() {
        String id = user("typed", "{'number':'secret seven'}");
        String numbers = schema("typed", "{'name':'number','type':'integer'},{'name':'color'}");
        refused("typed", numbers, "typed.json has changed", "User " + id + ": number: it must be a whole number");
        assertThatThrownBy(() -> startWith("typed", numbers, "")).hasMessageNotContaining("secret seven");
        refused("typed", schema("typed", "{'name':'number','multiValued':true}"), "number: it has another form");
        refused(
                "typed",
                schema("typed", "{'name':'number'},{'name':'color','required':true}"),
                "User " + id + ": color is required");
        refused(
                "typed",
                schema("typed", "{'name':'number'}").replace("typed:User", "TYPED:User"),
                "Spell it as before");
        assertThat(events("typed")).containsExactly("SchemaLoaded");

        startWith("typed", schema("typed", "{'name':'number'},{'name':'color','type':'integer'},{'name':'desk'}"), "");
        assertThat(events("typed")).as("nobody has a color").containsExactly("SchemaLoaded", "SchemaLoaded");
    }

    @Test
    void what_is_to_be_unique_is_claimed_of_everybody_who_has_it_and_a_replay_agrees() {
        user("unique", "{'number':'A-7'}");
        String again = user("unique", "{'number':'a-7'}");
        String unique = schema("unique", "{'name':'number','uniqueness':'server'},{'name':'color'}");
        refused("unique", unique, "wants values to be unique that are not: number (1 values)");
        okta.send("PATCH", "/scim/v2/Users/" + again, """
                {"Operations": [{"op": "replace", "path": "%s:number", "value": "B-8"}]}""".formatted(urn("unique")));

        startWith("unique", unique, "");
        assertThat(claims("unique")).containsExactly("a-7", "b-8");
        agrees(server);
        startWith("unique", unique.replace("\"number\"", "\"number\",\"caseExact\":true"), "");
        assertThat(claims("unique")).as("by case, if case counts").containsExactly("A-7", "B-8");
        agrees(server);
        startWith("unique", null, urn("unique"));
        assertThat(claims("unique")).isEmpty();
        startWith("unique", unique, "");
        assertThat(claims("unique")).containsExactly("a-7", "b-8");
        assertThat(events("unique"))
                .containsExactly("SchemaLoaded", "SchemaLoaded", "SchemaLoaded", "SchemaSetAside", "SchemaLoaded");
        agrees(server);
    }

    @Test
    void an_attribute_that_somebody_has_goes_only_by_name() {
        user("removed", "{'number':'1','color':'red','desk':{'floor':1,'room':'a'}}");
        String less = schema(
                "removed",
                "{'name':'number'},{'name':'desk','type':'complex','subAttributes':[{'name':'floor',"
                        + "'type':'integer'}]}");
        refused(
                "removed",
                less,
                "has no place for what resources have: color (one User has it), desk.room (one User has it)",
                "MUSTER_SCHEMAS_SET_ASIDE to urn:example:removed:User:color,urn:example:removed:User:desk.room");
        assertThatThrownBy(() -> startWith("removed", less, urn("removed") + ":color"))
                .hasMessageContaining("desk.room")
                .hasMessageNotContaining("color (");
        startWith("removed", less, urn("removed") + ":color, " + urn("removed") + ":desk");
        startWith("removed", less.replace("{\"name\":\"number\"}", "{\"name\":\"number\"},{\"name\":\"level\"}"), "");
        refused(
                "removed",
                less.replace(
                        "{\"name\":\"number\"}", "{\"name\":\"number\"},{\"name\":\"color\",\"type\":\"boolean\"}"),
                "color: it must be true or false");
    }

    @Test
    void a_schema_that_is_gone_is_missed_and_one_that_moved_too() {
        user("gone", "{'number':'1'}");
        refused("gone", null, "gone.json is gone", "one User has values", "Put the file back", urn("gone"));
        assertThat(events("gone")).containsExactly("SchemaLoaded");
        startWith("gone", null, urn("gone"));
        assertThat(events("gone")).containsExactly("SchemaLoaded", "SchemaSetAside");
    }

    @Test
    void while_another_server_runs_other_files_are_refused() {
        String changed = schema("other", "{'name':'number'},{'name':'level'}");
        NodeHeartbeat second = new NodeHeartbeat(server.getBean(JdbcTemplate.class));
        assertThatThrownBy(() -> agreement("other", changed, "", second, new AtomicBoolean())
                        .start())
                .isInstanceOf(StartRefused.class)
                .hasMessageContainingAll(
                        "another server is running", "other.json", urn("other"), "has changed from sha256");
        assertThat(events("other")).containsExactly("SchemaLoaded");
    }

    @Test
    void a_server_stops_when_the_directorys_schemas_are_no_longer_its_own() {
        AtomicBoolean stopped = new AtomicBoolean();
        SchemaAgreement late = agreement("other", files.get("other"), "", server.getBean(NodeHeartbeat.class), stopped);
        late.start();
        late.watch();
        assertThat(stopped).isFalse();
        startWith("other", files.get("other") + " ", "");
        late.watch();
        assertThat(stopped).isTrue();
    }

    @Test
    @Order(Integer.MAX_VALUE)
    void of_two_servers_that_start_at_once_with_other_files_one_serves_and_nothing_is_lost() throws Exception {
        String id = user("kept", "{'number':'1','color':'red','desk':{'floor':1,'room':'a'}}");
        server.close();
        String less = schema(
                "kept",
                "{'name':'number','uniqueness':'server'},{'name':'level','type':'integer'},{'name':'desk',"
                        + "'type':'complex','subAttributes':[{'name':'floor','type':'integer'}]}");
        var one = attempt("one", less);
        var other = attempt("other", less + "\n");
        List<String> failures = new ArrayList<>();
        for (var attempt : List.of(one, other)) {
            try {
                server = attempt.join();
            } catch (CompletionException refused) {
                failures.add(refused.toString());
                assertThat(refused).hasRootCauseInstanceOf(StartRefused.class);
                assertThat(refused).rootCause().hasMessageContainingAll("another server is running", "kept.json");
            }
        }
        assertThat(failures).hasSize(1);

        okta = web(server).asBearer(WholeServer.TOKEN);
        String at = "/scim/v2/Users/" + id;
        String now = Web.json(okta.get(at)).get(urn("kept")).toString();
        assertThat(now).isEqualTo("{\"number\":\"1\",\"desk\":{\"floor\":1}}");
        okta.send("PATCH", at, """
                {"Operations": [{"op": "replace", "path": "%s:level", "value": 3}]}""".formatted(urn("kept")));
        assertThat(Web.json(okta.get(at)).get(urn("kept")).get("level").intValue())
                .isEqualTo(3);
        assertThat(new JdbcTemplate(database.superuser())
                        .queryForObject(
                                "select document::text from user_view where user_id = ?::uuid", String.class, id))
                .contains("red", "\"room\": \"a\"");
        Web operator = web(server).asPerson("operator", WholeServer.PASSWORD);
        String tenant = Web.json(operator.get("/api/tenants")).at("/items/0/id").stringValue();
        assertThat(operator.get("/api/directory/users/" + id + "?tenant=" + tenant)
                        .body())
                .contains("red");
        assertThat(claims("kept")).containsExactly("1");
        agrees(server);
    }

    private CompletableFuture<ConfigurableApplicationContext> attempt(String name, String kept) throws IOException {
        Path own = home.resolve(name);
        files.put("kept", kept);
        files.remove("gone"); // as it was set aside
        write(own);
        String setAside = files.keySet().stream()
                .map(SchemaChangesTest::urn)
                .reduce((a, b) -> a + "," + b)
                .orElse("");
        return CompletableFuture.supplyAsync(() -> run(own, Map.of("muster.schemas.set-aside", setAside)));
    }

    private ConfigurableApplicationContext start(Path at, Map<String, String> settings) throws IOException {
        write(at);
        return run(at, settings);
    }

    private void write(Path at) throws IOException {
        Path folder = Files.createDirectories(at.resolve("schemas"));
        for (Map.Entry<String, String> file : files.entrySet()) {
            Files.writeString(folder.resolve(file.getKey() + ".json"), file.getValue());
        }
    }

    private ConfigurableApplicationContext run(Path at, Map<String, String> settings) {
        List<String> arguments = new ArrayList<>(List.of(
                "--server.port=0",
                "--spring.datasource.url=" + database.jdbcUrl(),
                "--spring.datasource.username=" + database.user(),
                "--spring.datasource.password=" + database.password(),
                "--muster.home=" + at,
                "--muster.bootstrap.token=" + WholeServer.TOKEN,
                "--muster.bootstrap.password=" + WholeServer.PASSWORD,
                "--muster.schemas.watch=PT1H",
                "--spring.quartz.scheduler-name=" + at.getFileName()));
        settings.forEach((name, value) -> arguments.add("--" + name + "=" + value));
        return new SpringApplicationBuilder(Muster.class).run(arguments.toArray(String[]::new));
    }
}
