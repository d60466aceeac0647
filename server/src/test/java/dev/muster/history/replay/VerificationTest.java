package dev.muster.history.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import dev.muster.directory.Actor;
import dev.muster.directory.Commands;
import dev.muster.directory.CredentialId;
import dev.muster.directory.EquipmentId;
import dev.muster.directory.GroupId;
import dev.muster.directory.IntegrationId;
import dev.muster.directory.MessageContext;
import dev.muster.directory.ResourceId;
import dev.muster.directory.RoleId;
import dev.muster.directory.TenantBound;
import dev.muster.directory.TenantId;
import dev.muster.directory.UserId;
import dev.muster.directory.document.Document;
import dev.muster.directory.equipment.EquipmentCommand.DeleteEquipment;
import dev.muster.directory.equipment.EquipmentCommand.RegisterEquipment;
import dev.muster.directory.equipment.EquipmentCommand.ReplaceEquipment;
import dev.muster.directory.group.GroupCommand.PushGroup;
import dev.muster.directory.group.GroupCommand.ReplaceGroup;
import dev.muster.directory.group.GroupCommand.UnlinkGroup;
import dev.muster.directory.group.MembershipChange;
import dev.muster.directory.role.RoleCommand.DefineRole;
import dev.muster.directory.role.RoleCommand.MapRole;
import dev.muster.directory.role.RoleMapping;
import dev.muster.directory.tenant.TenantCommand.OpenTenant;
import dev.muster.directory.user.UserCommand.DeactivateUser;
import dev.muster.directory.user.UserCommand.DeleteUser;
import dev.muster.directory.user.UserCommand.ProvisionUser;
import dev.muster.directory.user.UserCommand.ReplaceUser;
import dev.muster.directory.user.UserCommand.SeparatePersons;
import dev.muster.history.replay.VerificationView.Difference;
import dev.muster.history.replay.VerificationView.Difference.Kind;
import dev.muster.history.replay.VerificationView.Verdict;
import dev.muster.postgres.TestDatabase;
import dev.muster.server.Account;
import dev.muster.server.Web;
import dev.muster.server.WholeServer;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.JsonNode;

@WholeServer
class VerificationTest {
    @Autowired
    private Verification verification;

    @Autowired
    private Commands commands;

    @Autowired
    private TestDatabase database;

    @LocalServerPort
    private int port;

    private final TenantId tenant = TenantId.next();
    private final IntegrationId okta = IntegrationId.next(tenant);

    @Test
    void a_history_through_the_server_is_what_its_events_say() {
        UserId barbara = provisioned("bjensen", "b-1");
        UserId mandy = provisioned("mpepperidge", "m-1");
        UserId other = provisioned("someone", null);
        replace(barbara, document("bjensen", "Barbara").replace("}", ",\"title\":\"Tour Guide\"}"), "b-2");
        replace(mandy, document("mandy", "Mandy"), null);
        GroupId guides = pushed("Tour Guides", barbara, mandy, other);
        GroupId others = pushed("Others", barbara);
        GroupId inner = pushed("Inner", mandy);
        pushed("Outer", others, inner);
        replace(other, document("MPepperidge", "Mandy's name is free now"), null);
        RoleId agent = RoleId.next(tenant);
        send(new DefineRole(agent, "agent"));
        send(new MapRole(agent, new RoleMapping.MembersOf(guides), 1));
        EquipmentId laptop = registered("NB-1", barbara);
        EquipmentId phone = registered("PH-1", null);
        send(new ReplaceEquipment(
                laptop, null, Document.parse("{\"assetTag\":\"NB-2\",\"model\":\"X1\",\"value\":2.50}"), null));
        send(new DeleteEquipment(phone, null));
        send(new DeactivateUser(barbara, null));
        send(new DeleteUser(mandy, null));
        send(new UnlinkGroup(others, null));
        send(new ReplaceGroup(
                guides,
                null,
                Document.parse("{\"displayName\":\"Others\"}"),
                null,
                MembershipChange.exactly(List.of(other.value()))));
        send(new DeactivateUser(other, null));
        replace(other, document("mandy", "and hers, too").replace("}", ",\"active\":true}"), null);
        anotherPersonUnder(barbara, guides, agent);

        VerificationView view = verification.verify("test");

        assertThat(view.failure()).isNull();
        assertThat(view.differences()).isEmpty();
        assertThat(view.verdict()).isEqualTo(Verdict.AGREES);
        assertThat(view.eventsDone()).isEqualTo(view.eventsTotal()).isGreaterThan(10);
        assertThat(view.tables())
                .filteredOn(digest -> digest.tenant().equals(tenant.value()))
                .extracting(VerificationView.TableDigest::table)
                .contains(
                        "equipment_view",
                        "group_view",
                        "membership",
                        "user_view",
                        "user_email",
                        "name_claim",
                        "external_id",
                        "identity_question",
                        "withdrawn_access",
                        "deleted_user");
    }

    /** Dave gets Barbara's record, is given things, and then a record of his own. */
    private void anotherPersonUnder(UserId barbara, GroupId group, RoleId role) {
        send(new ReplaceGroup(
                group,
                null,
                Document.parse("{\"displayName\":\"Others\"}"),
                null,
                MembershipChange.NONE.adding(List.of(barbara.value()))));
        replace(barbara, document("bjensen", "Dave").replace("}", ",\"active\":true}"), "d-1");
        send(new MapRole(role, new RoleMapping.OneUser(barbara), 2));
        registered("DAVE-1", barbara);
        UUID question = new JdbcTemplate(database.superuser())
                .queryForObject(
                        "select question_id from identity_question where user_id = ?", UUID.class, barbara.value());
        send(new SeparatePersons(barbara, Objects.requireNonNull(question), UserId.next(tenant)));
    }

    @Test
    void a_changed_a_missing_and_an_extra_row_are_named() {
        UserId barbara = provisioned("bjensen", "b-1");
        UserId mandy = provisioned("mpepperidge", "m-1");
        JdbcTemplate superuser = new JdbcTemplate(database.superuser());
        superuser.update("update user_view set user_type = 'Chief' where user_id = ?", barbara.value());
        superuser.update("delete from user_email where user_id = ?", mandy.value());
        superuser.update("""
                insert into name_claim (tenant_id, kind, folded, owner) values (?, 'USER_NAME', 'nobody', ?)
                """, tenant.value(), mandy.value());
        try {
            VerificationView view = verification.verify("test");

            assertThat(view.verdict()).isEqualTo(Verdict.DIFFERS);
            assertThat(view.differenceCount()).isEqualTo(3);
            assertThat(view.differences())
                    .allMatch(difference -> difference.tenant().equals(tenant.value()));
            assertThat(difference(view, "user_view").kind()).isEqualTo(Kind.DIFFERENT);
            assertThat(difference(view, "user_view").columns()).containsExactly("user_type");
            assertThat(difference(view, "user_view").key()).isEqualTo("user_id=" + barbara.value());
            assertThat(difference(view, "user_email").kind()).isEqualTo(Kind.MISSING_IN_LIVE);
            assertThat(difference(view, "user_email").key())
                    .contains("user_id=" + mandy.value())
                    .doesNotContain("mpepperidge");
            assertThat(difference(view, "name_claim").kind()).isEqualTo(Kind.EXTRA_IN_LIVE);
            assertThat(difference(view, "name_claim").key()).contains("owner=" + mandy.value());
        } finally {
            superuser.update("update user_view set user_type = null where user_id = ?", barbara.value());
            superuser.update("delete from name_claim where tenant_id = ? and folded = 'nobody'", tenant.value());
            superuser.update(
                    "insert into user_email values (?, 'mpepperidge@example.com', ?, true)",
                    tenant.value(),
                    mandy.value());
        }
        assertThat(verification.verify("test").verdict()).isEqualTo(Verdict.AGREES);
    }

    @Test
    void a_wrong_total_is_named() {
        provisioned("bjensen", "b-1");
        JdbcTemplate superuser = new JdbcTemplate(database.superuser());
        superuser.update("update resource_total set total = total + 1 where tenant_id = ?", tenant.value());
        try {
            VerificationView view = verification.verify("test");

            assertThat(view.differences())
                    .extracting(Difference::table, Difference::kind, Difference::key)
                    .containsExactlyInAnyOrder(
                            tuple("resource_count", Kind.EXTRA_IN_LIVE, "resource_type=User total=2"),
                            tuple("resource_count", Kind.MISSING_IN_LIVE, "resource_type=User total=1"));
        } finally {
            superuser.update("update resource_total set total = total - 1 where tenant_id = ?", tenant.value());
        }
    }

    @Test
    void the_operator_starts_one_and_watches_it_and_nobody_else_may() {
        Web operator = Web.of(port).asPerson("operator", WholeServer.PASSWORD);

        HttpResponse<String> started = operator.post("/api/verification", "");
        assertThat(started.statusCode()).isEqualTo(202);
        String location = started.headers().firstValue("Location").orElseThrow();
        await().until(() ->
                Web.json(operator.get(location)).path("phase").asString().equals("FINISHED"));

        var finished = Web.json(operator.get(location));
        assertThat(finished.path("verdict").asString()).isEqualTo("AGREES");
        assertThat(finished.path("askedBy").asString()).startsWith("person/");
        assertThat(Web.of(port)
                        .asBearer(WholeServer.TOKEN)
                        .post("/api/verification", "")
                        .statusCode())
                .isIn(401, 403);
    }

    @Test
    void an_auditor_verifies_the_tenant_and_sees_no_other() {
        Account account = Account.open(Web.of(port));
        Account other = Account.open(Web.of(port));
        String id = Account.id(account.client().post("/scim/v2/Users", "{\"userName\": \"bjensen@example.com\"}"));
        String otherId = Account.id(other.client().post("/scim/v2/Users", "{\"userName\": \"bjensen@example.com\"}"));
        JdbcTemplate superuser = new JdbcTemplate(database.superuser());
        String change = "update user_view set user_type = ? where user_id in (?::uuid, ?::uuid)";
        superuser.update(change, "Chief", id, otherId);
        try {
            Web auditor = account.person("AUDITOR");
            var mine = finished(auditor, "");
            assertThat(mine.path("verdict").asString()).isEqualTo("DIFFERS");
            assertThat(mine.path("differenceCount").intValue()).isEqualTo(1);
            assertThat(mine.at("/differences/0/key").asString()).isEqualTo("user_id=" + id);
            assertThat(mine.path("tables")
                            .valueStream()
                            .map(table -> table.path("tenant").asString()))
                    .containsOnly(account.tenant());
            String path = "/api/verification/" + mine.path("id").asString();
            assertThat(account.owner().get(path).statusCode()).isEqualTo(200);
            assertThat(account.person("ADMIN").get(path).statusCode()).isEqualTo(403);
            assertThat(other.owner().get(path).statusCode()).isEqualTo(404);
            assertThat(other.owner().get("/api/verification").body()).isEqualTo("{\"items\":[],\"next\":null}");
            assertThat(account.owner()
                            .get("/api/audit-log?kind=VerificationStarted")
                            .body())
                    .contains(mine.path("id").asString());

            var all = finished(account.operator(), "");
            assertThat(all.path("differenceCount").intValue()).isEqualTo(2);
            assertThat(all.path("differences")).isEmpty();
            assertThat(finished(account.operator(), "?tenant=" + account.tenant())
                            .at("/differences/0/key")
                            .asString())
                    .isEqualTo("user_id=" + id);
        } finally {
            superuser.update(change, null, id, otherId);
        }
        assertThat(finished(account.owner(), "").path("verdict").asString()).isEqualTo("AGREES");
    }

    private static JsonNode finished(Web web, String query) {
        HttpResponse<String> started = web.post("/api/verification" + query, "");
        assertThat(started.statusCode()).as(started.body()).isEqualTo(202);
        String location = started.headers().firstValue("Location").orElseThrow();
        await().until(() -> Web.json(web.get(location)).path("phase").asString().equals("FINISHED"));
        return Web.json(web.get(location));
    }

    @Test
    void there_is_one_at_a_time() throws Exception {
        try (Connection another = ReplayLock.openSnapshot(database.dataSource())) {
            assertThatThrownBy(() -> verification.verify("test")).isInstanceOf(AlreadyRunning.class);
            var refused =
                    Web.of(port).asPerson("operator", WholeServer.PASSWORD).post("/api/verification", "");
            assertThat(refused.statusCode()).isEqualTo(409);
            another.rollback();
        }
    }

    @Test
    void nothing_is_left_behind_and_the_verdict_stays() {
        JdbcTemplate superuser = new JdbcTemplate(database.superuser());
        superuser.execute("create schema shadow_0123456789abcdef0123456789abcdef authorization muster");

        VerificationView view = verification.verify("whoever asks");

        assertThat(superuser.queryForList("select nspname from pg_namespace where nspname like 'shadow%'"))
                .isEmpty();
        assertThat(verification.find(view.id(), null).orElseThrow().askedBy()).isEqualTo("whoever asks");
        assertThat(verification.latest(10, null).getFirst().id()).isEqualTo(view.id());
    }

    private static Difference difference(VerificationView view, String table) {
        return view.differences().stream()
                .filter(difference -> difference.table().equals(table))
                .findFirst()
                .orElseThrow();
    }

    private UserId provisioned(String userName, @Nullable String externalId) {
        UserId user = UserId.next(tenant);
        send(new ProvisionUser(user, Document.parse(document(userName, userName)), externalId));
        return user;
    }

    private EquipmentId registered(String assetTag, @Nullable UserId holder) {
        EquipmentId item = EquipmentId.next(tenant);
        String heldBy = holder == null ? "" : ",\"holder\":{\"value\":\"" + holder.value() + "\"}";
        send(new RegisterEquipment(item, Document.parse("{\"assetTag\":\"" + assetTag + "\"" + heldBy + "}"), null));
        return item;
    }

    private GroupId pushed(String displayName, ResourceId... members) {
        GroupId group = GroupId.next(tenant);
        Document document = Document.parse("{\"displayName\":\"" + displayName + "\"}");
        send(new PushGroup(
                group,
                document,
                "g-" + displayName,
                MembershipChange.exactly(
                        Arrays.stream(members).map(ResourceId::value).toList())));
        return group;
    }

    private void replace(UserId user, String document, @Nullable String externalId) {
        send(new ReplaceUser(user, null, Document.parse(document), externalId));
    }

    private static String document(String userName, String givenName) {
        return """
                {"userName":"%s","name":{"givenName":"%s"},"emails":[{"value":"%s@example.com","primary":true}]}""".formatted(userName, givenName, userName);
    }

    private void send(TenantBound command) {
        if (!opened) {
            opened = true;
            commands.send(new OpenTenant(tenant, "Example"), context());
        }
        commands.send(command, context());
    }

    private boolean opened;

    private MessageContext context() {
        var credential = new CredentialId(tenant, okta.value());
        return new MessageContext(tenant, new Actor.Client(okta, credential), "test", null);
    }
}
