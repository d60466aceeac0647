package dev.muster.server.reference;

import dev.muster.directory.integration.RequiresScope;
import dev.muster.directory.integration.Scope;
import dev.muster.people.AllowedFor;
import dev.muster.server.security.Routes.Access;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** For whom a handler declares that it is, as the reference says it. */
final class WhoMayCall {
    private WhoMayCall() {}

    static String inWords(Access access) {
        List<String> who = new ArrayList<>();
        if (access.people() != null) who.add("People: " + roles(access.people()) + ".");
        List<Scope> scopes = scopes(access);
        if (!scopes.isEmpty()) {
            String any = scopes.stream().map(Scope::name).collect(Collectors.joining(" or "));
            who.add("Credentials: scope " + any + ".");
        }
        return String.join(" ", who);
    }

    static ArrayNode security(Access access) {
        ArrayNode alternatives = JsonNodeFactory.instance.arrayNode();
        if (access.people() != null) alternatives.addObject().putArray("person");
        List<Scope> scopes = scopes(access);
        if (!scopes.isEmpty()) {
            alternatives.addObject().putArray("token");
            alternatives.addObject().putArray("basicCredential");
        }
        for (Scope scope : scopes) alternatives.addObject().putArray("oauth").add(scope.name());
        return alternatives;
    }

    /** For programs that read the reference. */
    static void annotate(ObjectNode operation, Access access) {
        if (access.people() != null) {
            ArrayNode roles = operation.putArray("x-allowed-for");
            Arrays.stream(access.people().value()).map(Enum::name).forEach(roles::add);
        }
        List<Scope> scopes = scopes(access);
        if (scopes.isEmpty()) return;
        ArrayNode any = operation.putArray("x-requires-scope");
        scopes.stream().map(Scope::name).forEach(any::add);
    }

    /** Each of them opens it. */
    private static List<Scope> scopes(Access access) {
        RequiresScope declared = access.scopes();
        if (declared == null) return List.of();
        return List.of(access.reads() ? declared.read() : declared.write());
    }

    private static String roles(AllowedFor people) {
        return Arrays.stream(people.value())
                .map(role -> role.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", "));
    }
}
