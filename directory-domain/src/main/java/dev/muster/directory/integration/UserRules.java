package dev.muster.directory.integration;

import dev.muster.directory.document.Document;
import dev.muster.directory.document.DocumentRefusal;
import dev.muster.directory.text.Blanks;
import dev.muster.directory.text.Folding;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.StringNode;

/**
 * What a tenant wants of the users whom an integration provisions. It holds for what a client sends from now on: nobody who is there already
 * is touched, and nothing of it ever keeps a leaver active.
 *
 * @param required           attributes beside userName, as {@code title}, {@code name.familyName} or {@code urn:…:User:department}
 * @param defaults           texts for attributes that a new user comes without, by the same names
 * @param types              the userTypes that may come; any, and none, where there are none here
 * @param typesWithoutAccess active people of these userTypes may not come in: they are lent out, not here
 */
public record UserRules(
        List<String> required, Map<String, String> defaults, List<String> types, List<String> typesWithoutAccess) {
    public static final UserRules NONE = new UserRules(List.of(), Map.of(), List.of(), List.of());
    private static final String USER_TYPE = "userType";

    public UserRules {
        required = List.copyOf(required);
        defaults = new TreeMap<>(defaults); // in one order, because a replay writes it again
        types = List.copyOf(types);
        typesWithoutAccess = List.copyOf(typesWithoutAccess);
    }

    /** A new user with what is usual where the client sent nothing. */
    public Document filled(Document wanted) {
        Document filled = wanted;
        for (Map.Entry<String, String> usual : defaults.entrySet()) {
            if (at(filled, usual.getKey()).isEmpty()) {
                filled = filled.with(usual.getKey(), StringNode.valueOf(usual.getValue()));
            }
        }
        return filled;
    }

    /** @param before null for somebody who comes or returns */
    public void check(@Nullable Document before, Document after) {
        for (String attribute : required) {
            boolean had = before == null || at(before, attribute).isPresent();
            if (had && at(after, attribute).isEmpty()) throw new DocumentRefusal.RequiredMissing(attribute);
        }
        Optional<String> type = after.text(USER_TYPE);
        boolean kept = before != null && before.text(USER_TYPE).equals(type);
        if (types.isEmpty() || kept || type.filter(text -> has(types, text)).isPresent()) return;
        throw new DocumentRefusal.InvalidValue(
                USER_TYPE,
                type.map(StringNode::valueOf).orElse(null),
                "this integration may send " + String.join(", ", types) + ", and has to send one of them");
    }

    public boolean hasAccess(@Nullable String userType) {
        return userType == null || !has(typesWithoutAccess, userType);
    }

    /** RFC 7643 4.1.1: userType is compared without regard to case. */
    private static boolean has(List<String> types, String type) {
        return types.stream().anyMatch(one -> Folding.fold(one).equals(Folding.fold(type)));
    }

    /** What an earlier build kept of an emptied field is none. */
    private static Optional<JsonNode> at(Document document, String attribute) {
        return stored(document, attribute)
                .filter(value -> !(value.isString() && Blanks.sayNothing(value.stringValue())));
    }

    private static Optional<JsonNode> stored(Document document, String attribute) {
        int colon = attribute.lastIndexOf(':');
        String[] steps = attribute.substring(colon + 1).split("\\.", 2);
        if (colon < 0) return document.value(steps);
        String urn = attribute.substring(0, colon);
        return steps.length == 1 ? document.value(urn, steps[0]) : document.value(urn, steps[0], steps[1]);
    }
}
