package dev.muster.server.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.api.Caller;
import dev.muster.directory.integration.ReadsOnly;
import dev.muster.directory.integration.RequiresScope;
import dev.muster.directory.integration.Scope;
import dev.muster.people.AllowedFor;
import dev.muster.people.PersonRole;
import dev.muster.security.AccessDenied;
import dev.muster.security.Authorisation;
import dev.muster.security.DeclaredAccess;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.method.HandlerMethod;

class AuthorisationTest {
    @RestController
    @AllowedFor(PersonRole.OWNER)
    static class Pages {
        public void shown() {}

        @AllowedFor(PersonRole.AUDITOR)
        public void audited() {}
    }

    @RestController
    static class Silent {
        public void forgotten() {}
    }

    @RestController
    @RequiresScope(read = Scope.SCIM_READ, write = Scope.SCIM, hidden = true)
    static class Resources {
        public void list() {}

        @ReadsOnly
        public void search() {}

        @RequiresScope(read = Scope.EQUIPMENT_READ)
        public void items() {}
    }

    private static HandlerMethod handler(Object endpoint, String method) {
        try {
            return new HandlerMethod(endpoint, method);
        } catch (NoSuchMethodException gone) {
            throw new AssertionError(gone);
        }
    }

    private static DeclaredAccess resources(String method) {
        return DeclaredAccess.of(handler(new Resources(), method));
    }

    private static Optional<Integer> status(Optional<AccessDenied> denied) {
        return denied.map(AccessDenied::status);
    }

    @Test
    void a_handler_that_declares_nothing_stops_the_start() {
        HandlerMethod forgotten = handler(new Silent(), "forgotten");
        assertThatThrownBy(() -> Authorisation.requireDeclarations(Stream.of(handler(new Pages(), "shown"), forgotten)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("Silent#forgotten")
                .hasMessageNotContaining("Pages");
    }

    @Test
    void a_handler_that_declares_nothing_is_closed_even_to_the_operator() throws Exception {
        var request = new MockHttpServletRequest("GET", "/console/forgotten");
        request.setAttribute(
                Caller.ATTRIBUTE, new Caller(new UUID(0, 1), "operator", PersonRole.OPERATOR, null, "request"));
        var response = new MockHttpServletResponse();
        assertThat(new Authorisation().preHandle(request, response, handler(new Silent(), "forgotten")))
                .isFalse();
        assertThat(response.getStatus()).isEqualTo(403);
    }

    @Test
    void a_handlers_own_declaration_counts_before_its_class() {
        DeclaredAccess shown = DeclaredAccess.of(handler(new Pages(), "shown"));
        DeclaredAccess audited = DeclaredAccess.of(handler(new Pages(), "audited"));
        assertThat(shown.toPerson(PersonRole.OWNER)).isEmpty();
        assertThat(status(shown.toPerson(PersonRole.AUDITOR))).contains(403);
        assertThat(audited.toPerson(PersonRole.AUDITOR)).isEmpty();
        assertThat(status(audited.toPerson(PersonRole.OWNER))).contains(403);
        assertThat(status(resources("items").toClient(Set.of(Scope.SCIM), true)))
                .contains(403);
        assertThat(resources("items").toClient(Set.of(Scope.EQUIPMENT_READ), true))
                .isEmpty();
    }

    @Test
    void what_is_for_people_is_not_for_clients_and_the_other_way_round() {
        assertThat(status(DeclaredAccess.of(handler(new Pages(), "shown")).toClient(Set.of(Scope.values()), true)))
                .contains(403);
        for (PersonRole role : PersonRole.values()) {
            assertThat(status(resources("list").toPerson(role))).contains(403);
        }
    }

    @Test
    void who_may_only_read_writes_nothing_and_still_may_search() {
        assertThat(resources("list").toClient(Set.of(Scope.SCIM_READ), true)).isEmpty();
        assertThat(status(resources("list").toClient(Set.of(Scope.SCIM_READ), false)))
                .contains(403);
        assertThat(resources("search").toClient(Set.of(Scope.SCIM_READ), false)).isEmpty();
        assertThat(resources("list").toClient(Set.of(Scope.SCIM), false)).isEmpty();
    }

    @Test
    void what_is_hidden_is_not_there_without_a_scope_for_it() {
        assertThat(status(resources("list").toClient(Set.of(Scope.ACCESS), true)))
                .contains(404);
    }
}
