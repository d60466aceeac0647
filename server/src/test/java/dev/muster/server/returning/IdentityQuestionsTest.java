package dev.muster.server.returning;

import static dev.muster.server.returning.Reception.ok;
import static dev.muster.server.returning.Reception.texts;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.muster.directory.Actor;
import dev.muster.directory.IntegrationId;
import dev.muster.directory.MessageContext;
import dev.muster.directory.TenantId;
import dev.muster.directory.UserId;
import dev.muster.directory.user.UserEvent;
import dev.muster.directory.user.UserEvent.UserExternalIdChanged;
import dev.muster.directory.user.UserEvent.UserReactivated;
import dev.muster.eventstore.tenancy.TenantScope;
import dev.muster.server.Account;
import dev.muster.server.ScimClient;
import dev.muster.server.Web;
import dev.muster.server.WholeServer;
import dev.muster.server.returning.Reception.Desk;
import java.net.http.HttpResponse;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.axonframework.eventhandling.EventBus;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.messaging.MetaData;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/** Somebody says whether the one who came is the one who left. */
@WholeServer
class IdentityQuestionsTest {
    private static final String QUESTIONS = "/api/identity-questions";

    @LocalServerPort
    private int port;

    @Autowired
    private EventBus events;

    @Autowired
    private PlatformTransactionManager transactions;

    private static @Nullable Desk desk;
    private Reception reception;

    @BeforeEach
    void open() {
        if (desk == null) desk = Desk.open(port);
        reception = Reception.at(desk);
    }

    private JsonNode question() {
        return ofUser(ok(reception.desk().owner().get(QUESTIONS + "?limit=500")), "/user/id");
    }

    private JsonNode question(JsonNode before) {
        return ok(
                reception.desk().owner().get(QUESTIONS + "/" + before.path("id").asString()));
    }

    private JsonNode ofUser(JsonNode list, String id) {
        return StreamSupport.stream(list.path("items").spliterator(), false)
                .filter(one -> one.at(id).asString().equals(reception.record()))
                .findFirst()
                .orElseThrow(() -> new AssertionError("Nothing about " + reception.record() + " in " + list));
    }

    private HttpResponse<String> answer(JsonNode question, String body) {
        return reception
                .desk()
                .owner()
                .post(QUESTIONS + "/" + question.path("id").asString() + "/answer", body);
    }

    private String holder(String item) {
        return ok(reception.okta().get("/scim/v2/Equipment/" + item))
                .at("/holder/value")
                .asString();
    }

    /** To clients, to people, and to whoever looks for it by the name. */
    private void isWith(String name, String item) {
        JsonNode read = ok(reception.okta().get("/scim/v2/Equipment/" + item));
        assertThat(read.at("/holder/display").asString()).isEqualTo(name);
        assertThat(ok(reception.desk().owner().get("/api/equipment/" + item))
                        .at("/holder/name")
                        .asString())
                .isEqualTo(name);
        String filter = ScimClient.encoded("holder.display eq \"" + name + "\" and id eq \"" + item + "\"");
        assertThat(ok(reception.okta().get("/scim/v2/Equipment?filter=" + filter))
                        .path("totalResults")
                        .asInt())
                .isEqualTo(1);
    }

    @Test
    void what_was_given_out_before_is_with_the_leaver_by_name_until_somebody_answers() {
        reception.put(reception.matched(), Reception.DAVE);
        String phone = Reception.item(reception.okta(), "PHONE-" + reception.number(), reception.record());

        isWith("Mandy Pepperidge", reception.laptop());
        isWith("Dave Newman", phone);

        JsonNode answered = ok(answer(question(), "{\"answer\": \"samePerson\"}"));
        isWith("Dave Newman", reception.laptop());
        assertThat(texts(answered.path("items"), "id")).containsExactly(reception.laptop());
    }

    @Test
    void a_question_says_who_left_who_came_and_what_is_open() {
        reception.put(reception.matched(), Reception.DAVE);

        JsonNode question = question();

        assertThat(question.path("status").asString()).isEqualTo("open");
        assertThat(question.at("/former/displayName").asString()).isEqualTo("Mandy Pepperidge");
        assertThat(question.at("/former/userName").asString()).isEqualTo(reception.name());
        assertThat(question.at("/former/externalId").asString()).isEqualTo(reception.own("00uMandy"));
        assertThat(question.at("/former/department").asString()).isEqualTo("Front desk");
        assertThat(question.at("/user/displayName").asString()).isEqualTo("Dave Newman");
        assertThat(question.path("externalId").asString()).isEqualTo(reception.own("00uDave"));
        assertThat(texts(question.at("/withdrawn/groups"), "id")).containsExactly(reception.payroll());
        assertThat(texts(question.at("/withdrawn/roles"), "name")).containsExactly("keyholder " + reception.number());
        assertThat(texts(question.path("items"), "id")).containsExactly(reception.laptop());
    }

    @Test
    void another_gets_a_record_of_their_own_with_what_was_given_since() {
        reception.put(reception.matched(), Reception.DAVE);
        String guides = Reception.group(reception.okta(), "Tour Guides " + reception.number(), reception.record());
        String phone = Reception.item(reception.okta(), "PHONE-" + reception.number(), reception.record());

        JsonNode answered = ok(answer(question(), "{\"answer\": \"another\"}"));

        String dave = answered.path("successor").asString();
        assertThat(answered.path("status").asString()).isEqualTo("another");
        assertThat(texts(answered.path("items"), "id")).containsExactly(reception.laptop());
        isWith("Mandy Pepperidge", reception.laptop());
        isWith("Dave Newman", phone);
        JsonNode now = reception.matched();
        assertThat(now.path("id").asString()).isEqualTo(dave).isNotEqualTo(reception.record());
        assertThat(now.path("displayName").asString()).isEqualTo("Dave Newman");
        assertThat(now.path("externalId").asString()).isEqualTo(reception.own("00uDave"));
        assertThat(now.path("active").asBoolean()).isTrue();
        assertThat(reception.groups(dave)).containsExactly(guides);
        assertThat(holder(phone)).isEqualTo(dave);

        JsonNode old = reception.read(reception.record());
        assertThat(old.path("userName").asString()).isEqualTo(reception.name() + "~" + reception.record());
        assertThat(old.path("displayName").asString()).isEqualTo("Mandy Pepperidge");
        assertThat(old.path("externalId").asString()).isEqualTo(reception.own("00uMandy"));
        assertThat(old.path("active").asBoolean()).isFalse();
        assertThat(reception.groups(reception.record())).isEmpty();
        assertThat(holder(reception.laptop())).isEqualTo(reception.record());
    }

    @Test
    void who_still_knows_the_other_one_by_the_old_record_is_told() {
        reception.put(reception.matched(), Reception.DAVE);
        String dave = ok(answer(question(), "{\"answer\": \"another\"}"))
                .path("successor")
                .asString();
        String old = "/scim/v2/Users/" + reception.record();

        for (String operation : new String[] {"{\"active\": false}", "{\"active\": true}", "{\"title\": \"Guide\"}"}) {
            HttpResponse<String> refused = reception
                    .okta()
                    .send("PATCH", old, "{\"Operations\": [{\"op\": \"replace\", \"value\": " + operation + "}]}");
            assertThat(refused.statusCode()).as(operation).isEqualTo(409);
            assertThat(refused.body()).contains(dave);
        }
        assertThat(reception
                        .okta()
                        .send("PUT", old, reception.own(Reception.DAVE.replace("\"userType\": null,", "")))
                        .statusCode())
                .isEqualTo(409);
        assertThat(reception.okta().send("DELETE", old, "").statusCode()).isEqualTo(409);

        JsonNode mandy = reception.post(Reception.MANDY.replace("reception@", "mandy@"));
        assertThat(mandy.path("id").asString()).isEqualTo(reception.record());
        assertThat(mandy.path("active").asBoolean()).isTrue();
    }

    @Test
    void the_same_person_may_get_back_what_was_withdrawn() {
        reception.put(reception.matched(), Reception.DAVE);
        JsonNode question = question();

        JsonNode answered = ok(answer(question, "{\"answer\": \"samePerson\", \"restore\": true}"));

        assertThat(answered.path("status").asString()).isEqualTo("samePerson");
        assertThat(reception.groups(reception.record())).containsExactly(reception.payroll());
        assertThat(reception.roles()).containsExactlyInAnyOrder("payroll-admin", "keyholder");
        assertThat(answer(question, "{\"answer\": \"another\"}").statusCode()).isEqualTo(409);
    }

    @Test
    void the_same_person_gets_nothing_back_unasked_and_the_answer_lists_it() {
        reception.put(reception.matched(), Reception.DAVE);

        JsonNode answered = ok(answer(question(), "{\"answer\": \"samePerson\"}"));

        assertThat(texts(answered.at("/withdrawn/groups"), "id")).containsExactly(reception.payroll());
        assertThat(reception.groups(reception.record())).isEmpty();
    }

    @Test
    void the_last_of_several_questions_is_answered_first() {
        reception.put(reception.matched(), Reception.DAVE);
        JsonNode first = question();
        reception.leaves();
        reception.put(
                reception.matched(),
                Reception.DAVE.replace("00uDave", "00uJohn").replace("Dave N", "John N"));

        HttpResponse<String> refused = answer(first, "{\"answer\": \"another\"}");
        assertThat(refused.statusCode()).isEqualTo(409);
        String second = refused.body().replaceFirst("(?s).*The question (\\S+) .*", "$1");
        String john = ok(reception
                        .desk()
                        .owner()
                        .post(QUESTIONS + "/" + second + "/answer", "{\"answer\": \"another\"}"))
                .path("successor")
                .asString();
        String dave =
                ok(answer(first, "{\"answer\": \"another\"}")).path("successor").asString();

        assertThat(texts(
                        ok(reception.desk().owner().get(QUESTIONS + "/" + second))
                                .path("items"),
                        "id"))
                .as("the laptop was never Dave's")
                .isEmpty();
        assertThat(texts(question(first).path("items"), "id")).containsExactly(reception.laptop());
        assertThat(reception.matched().path("id").asString()).isEqualTo(john);
        assertThat(reception.read(dave).path("displayName").asString()).isEqualTo("Dave Newman");
        assertThat(reception.read(dave).path("active").asBoolean()).isFalse();
        assertThat(reception.read(reception.record()).path("displayName").asString())
                .isEqualTo("Mandy Pepperidge");
    }

    @Test
    void an_auditor_reads_and_a_wrong_answer_is_told() {
        reception.put(reception.matched(), Reception.DAVE);
        JsonNode question = question();
        Account account = reception.desk().account();
        Web auditor = account.person("AUDITOR");
        String one = QUESTIONS + "/" + question.path("id").asString();

        assertThat(auditor.get(one).statusCode()).isEqualTo(200);
        assertThat(auditor.post(one + "/answer", "{\"answer\": \"another\"}").statusCode())
                .isEqualTo(403);
        HttpResponse<String> refused = answer(question, "{\"answer\": \"maybe\"}");
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).contains("samePerson");
        assertThat(answer(question, "{\"answer\": \"another\", \"restore\": true}")
                        .statusCode())
                .isEqualTo(400);
        assertThat(auditor.get(QUESTIONS + "?status=perhaps").statusCode()).isEqualTo(400);
        assertThat(auditor.get(QUESTIONS + "/" + new UUID(1, 2)).statusCode()).isEqualTo(404);
    }

    /** As a build wrote it that did not ask: no word on by what somebody was known again. */
    @Test
    void returns_of_the_time_before_anybody_asked_are_found_with_what_was_inherited() {
        happened(
                new UserExternalIdChanged(user(), integration(), reception.own("00uMandy"), reception.own("00uDave")),
                2);
        happened(new UserReactivated(user(), null, false), 3);

        await().untilAsserted(() -> {
            JsonNode mine = ofUser(ok(reception.desk().owner().get(QUESTIONS + "/earlier")), "/user");
            assertThat(mine.path("formerExternalId").asString()).isEqualTo(reception.own("00uMandy"));
            assertThat(mine.path("externalId").asString()).isEqualTo(reception.own("00uDave"));
            assertThat(texts(mine.at("/inherited/groups"), "id")).containsExactly(reception.payroll());
            assertThat(texts(mine.at("/inherited/roles"), "name")).containsExactly("keyholder " + reception.number());
            assertThat(texts(mine.at("/inherited/items"), "name")).containsExactly("MUS-" + reception.number());
        });
        assertThat(reception.roles()).contains("payroll-admin");
    }

    private UserId user() {
        return new UserId(TenantId.parse(reception.desk().account().tenant()), UUID.fromString(reception.record()));
    }

    private IntegrationId integration() {
        return new IntegrationId(
                user().tenant(), UUID.fromString(reception.desk().account().integration()));
    }

    private void happened(UserEvent event, long number) {
        var context = new MessageContext(user().tenant(), new Actor.Muster(), "test", null);
        TenantScope.within(
                user().tenant(),
                () -> new TransactionTemplate(transactions)
                        .executeWithoutResult(status -> events.publish(new GenericDomainEventMessage<>(
                                "User", user().toString(), number, event, MetaData.from(context.asMetaData())))));
    }
}
