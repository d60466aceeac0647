package dev.muster.directory.user;

import static dev.muster.directory.Cast.BARBARA;
import static dev.muster.directory.Cast.MANDY;
import static dev.muster.directory.Cast.OKTA;
import static dev.muster.directory.user.UserFixture.barbaraProvisioned;

import dev.muster.directory.Cast;
import dev.muster.directory.document.Document;
import dev.muster.directory.document.DocumentRefusal;
import dev.muster.directory.integration.UserRules;
import dev.muster.directory.user.UserCommand.ProvisionUser;
import dev.muster.directory.user.UserCommand.ReinstateUser;
import dev.muster.directory.user.UserCommand.ReplaceUser;
import dev.muster.directory.user.UserEvent.UserDeactivated;
import dev.muster.directory.user.UserEvent.UserProvisioned;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.StringNode;

class RulesOfAnIntegrationTest {
    private static final String COST_CENTER = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:costCenter";
    private static final UserRules RULES = new UserRules(
            List.of("name.familyName"),
            Map.of("preferredLanguage", "en-GB", COST_CENTER, "4130"),
            List.of("agent", "Admin"),
            List.of());

    private static Document mandy() {
        return Document.parse("""
                {"userName": "mpepperidge@example.com", "name": {"familyName": "Pepperidge"}, "userType": "Agent",
                 "active": true}
                """);
    }

    private static Document mandyWithout(String attribute) {
        return mandy().with(attribute, null);
    }

    private static UserFixture directory() {
        return new UserFixture().under(RULES);
    }

    @Test
    void who_comes_without_something_gets_what_is_usual() {
        directory()
                .when(new ProvisionUser(MANDY, mandy(), null))
                .expectEvents(new UserProvisioned(
                        MANDY,
                        OKTA,
                        mandy().with("preferredLanguage", StringNode.valueOf("en-GB"))
                                .with(COST_CENTER, StringNode.valueOf("4130")),
                        null));
    }

    @Test
    void who_comes_without_what_is_required_is_refused() {
        directory()
                .when(new ProvisionUser(MANDY, mandyWithout("name"), null))
                .expectNoEvents()
                .expectException(DocumentRefusal.RequiredMissing.class);
    }

    @Test
    void who_comes_with_an_unknown_userType_or_none_is_refused() {
        directory()
                .when(new ProvisionUser(MANDY, mandy().with("userType", StringNode.valueOf("owner")), null))
                .expectNoEvents()
                .expectException(DocumentRefusal.InvalidValue.class);
        directory()
                .when(new ProvisionUser(MANDY, mandyWithout("userType"), null))
                .expectNoEvents()
                .expectException(DocumentRefusal.InvalidValue.class);
    }

    @Test
    void who_was_there_before_the_rule_may_change_and_leave() {
        Document renamed = Cast.barbara().with("title", StringNode.valueOf("Guide"));
        directory()
                .given(barbaraProvisioned())
                .when(new ReplaceUser(BARBARA, null, renamed, "00u1"))
                .expectSuccessfulHandlerExecution();
    }

    @Test
    void what_is_required_can_not_be_taken_away() {
        directory()
                .given(barbaraProvisioned())
                .when(new ReplaceUser(BARBARA, null, Cast.barbara().with("name", null), "00u1"))
                .expectNoEvents()
                .expectException(DocumentRefusal.RequiredMissing.class);
    }

    @Test
    void a_leaver_leaves_whatever_else_is_sent() {
        Document leaver = Document.parse("{\"userName\": \"bjensen@example.com\", \"active\": false}");
        directory()
                .given(barbaraProvisioned())
                .when(new ReplaceUser(BARBARA, null, leaver, "00u1"))
                .expectSuccessfulHandlerExecution();
    }

    @Test
    void who_returns_comes_under_the_rules_of_today() {
        directory()
                .given(barbaraProvisioned(), new UserDeactivated(BARBARA))
                .when(new ReinstateUser(BARBARA, Cast.barbara(), "00u1"))
                .expectNoEvents()
                .expectException(DocumentRefusal.InvalidValue.class);
    }

    @Test
    void people_are_not_bound_by_them() {
        directory()
                .given(barbaraProvisioned())
                .when(new ReplaceUser(BARBARA, null, Cast.barbara().with("name", null), "00u1"), Cast.BY_ADMIN)
                .expectSuccessfulHandlerExecution();
    }
}
