package dev.muster.server.proof;

import dev.muster.server.proof.Step.Condition;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Draws sequences of requests: few names and few values, so that they meet. */
final class RandomSteps {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final String URN = NaiveSchema.ENTERPRISE;

    private final Dice dice;
    private final List<String> users;
    private final List<String> groups;
    private int minted;

    RandomSteps(Dice dice) {
        this(dice, List.of(), List.of());
    }

    /** Among resources that are there already. */
    RandomSteps(Dice dice, List<String> users, List<String> groups) {
        this.dice = dice;
        this.users = new ArrayList<>(users);
        this.groups = new ArrayList<>(groups);
    }

    List<Step> some(int many) {
        List<Step> steps = new ArrayList<>();
        while (steps.size() < many) {
            if (dice.oneIn(12) && !groups.isEmpty() && !users.isEmpty()) steps.addAll(turnover());
            else steps.add(next());
        }
        return steps.subList(0, many);
    }

    /** Somebody joins a group and leaves; then somebody comes under that record, at times in two requests. */
    private List<Step> turnover() {
        String user = "/Users/" + dice.anyOf(users);
        String group = "/Groups/" + dice.anyOf(groups);
        ObjectNode join = operation("add").put("path", "members");
        join.putArray("value").addObject().put("value", user.substring("/Users/".length()));
        List<Step> steps = new ArrayList<>();
        steps.add(plainly("PATCH", group, patchOf(join)));
        steps.add(plainly("PATCH", user, patchOf(operation("replace").set("value", passing(false)))));
        if (dice.oneIn(2))
            steps.add(plainly("PATCH", user, patchOf(operation("replace").set("value", passing(true)))));
        if (dice.oneIn(3)) steps.add(plainly("PATCH", group, patchOf(groupOperation())));
        ObjectNode comes = passing(true);
        if (dice.oneIn(2))
            steps.add(plainly("PATCH", user, patchOf(operation("replace").set("value", comes))));
        else steps.add(plainly("PUT", user, user().setAll(comes)));
        return steps;
    }

    private static Step plainly(String method, String path, JsonNode body) {
        return new Step(method, path, body, Condition.NONE, List.of(""));
    }

    private static ObjectNode patchOf(ObjectNode operation) {
        ObjectNode patch = NODES.objectNode();
        patch.putArray("Operations").add(operation);
        return patch;
    }

    private ObjectNode passing(boolean active) {
        ObjectNode change = NODES.objectNode().put("active", active);
        if (!dice.oneIn(3)) change.put("externalId", dice.any("e-1", "e-2"));
        return change;
    }

    private Step next() {
        if (users.size() < 2 || dice.oneIn(10)) return creating("/Users", user(), users);
        if (groups.size() < 2 || dice.oneIn(14)) return creating("/Groups", group(), groups);
        boolean isUser = dice.oneIn(2);
        String path = isUser ? "/Users/" + some(users) : "/Groups/" + some(groups);
        // somebody's id, but nobody's of that type
        if (dice.oneIn(40)) path = isUser ? "/Users/" + some(groups) : "/Groups/" + some(users);
        return switch (dice.below(12)) {
            case 0 -> writing("DELETE", path, null);
            case 1, 2 -> writing("PUT", path, isUser ? user() : group());
            case 3 -> bulk();
            default -> writing("PATCH", path, patch(isUser));
        };
    }

    private Step creating(String path, JsonNode body, List<String> those) {
        String id = mint();
        those.add(id);
        return new Step("POST", path, body, Condition.NONE, List.of(id));
    }

    private Step writing(String method, String path, @Nullable JsonNode body) {
        Condition condition = dice.oneIn(4) ? dice.anyOf(List.of(Condition.values())) : Condition.NONE;
        return new Step(method, path, body, condition, List.of(""));
    }

    /** An id that the server never gives, in the form of those that it does. */
    private String mint() {
        return String.format("00000000-0000-4000-8000-%012d", ++minted);
    }

    private String some(List<String> ids) {
        return ids.isEmpty() || dice.oneIn(25) ? "00000000-0000-4000-8000-999999999999" : dice.anyOf(ids);
    }

    private ObjectNode user() {
        ObjectNode user = NODES.objectNode();
        if (!dice.oneIn(30)) user.put(spelt("userName"), userName());
        if (dice.oneIn(3)) user.put("externalId", dice.any("e-1", "E-1", "e-2"));
        if (dice.oneIn(3)) user.put("displayName", text());
        if (dice.oneIn(4)) user.put(spelt("title"), text());
        if (dice.oneIn(4)) user.put("userType", dice.any("Employee", "Contractor"));
        if (dice.oneIn(4)) user.set("active", active());
        if (dice.oneIn(2)) user.set("name", name());
        if (dice.oneIn(2)) user.set(spelt("emails"), values("emails"));
        if (dice.oneIn(4)) user.set("phoneNumbers", values("phoneNumbers"));
        if (dice.oneIn(4)) user.set("addresses", values("addresses"));
        if (dice.oneIn(3)) user.set(URN, enterprise());
        if (dice.oneIn(6))
            user.set(
                    dice.any("nickName", "groups", "id", "meta", "shoeSize"),
                    dice.any(NODES.nullNode(), NODES.arrayNode()));
        return user;
    }

    private ObjectNode group() {
        ObjectNode group = NODES.objectNode();
        if (!dice.oneIn(30)) group.put("displayName", dice.any("Guides", "GUIDES", "Sales", "Staff", "All"));
        if (dice.oneIn(3)) group.put("externalId", dice.any("g-1", "G-1"));
        if (dice.oneIn(2)) group.set("members", members(dice.below(4)));
        return group;
    }

    private String userName() {
        String name = dice.any("bjensen", "mandy", "newman", "babs", "jsmith") + "@example.com";
        return dice.oneIn(4) ? name.toUpperCase(Locale.ROOT) : name;
    }

    private String spelt(String name) {
        return dice.oneIn(8) ? dice.any(name.toUpperCase(Locale.ROOT), name.toLowerCase(Locale.ROOT)) : name;
    }

    private String text() {
        return dice.any("Guide", "guide", "Tour Guide", "Chief", "Ünïcödé 旅");
    }

    /** Often with a word on who it is. */
    private ObjectNode leavesOrReturns() {
        ObjectNode change = NODES.objectNode().set("active", active());
        if (dice.oneIn(3)) change.put(spelt("externalId"), dice.any("e-1", "e-2"));
        return change;
    }

    private JsonNode active() {
        return dice.any(
                NODES.booleanNode(true), NODES.booleanNode(false), NODES.stringNode("False"), NODES.stringNode("true"));
    }

    private ObjectNode name() {
        ObjectNode name = NODES.objectNode();
        if (dice.oneIn(2)) name.put("givenName", dice.any("Barbara", "Mandy"));
        if (dice.oneIn(2)) name.put(spelt("familyName"), dice.any("Jensen", "Pepperidge"));
        if (dice.oneIn(4)) name.set("formatted", dice.any(NODES.stringNode("Ms. Jensen"), NODES.nullNode()));
        return name;
    }

    private ObjectNode enterprise() {
        ObjectNode extension = NODES.objectNode();
        if (dice.oneIn(2)) extension.put("department", text());
        if (dice.oneIn(3)) extension.put("employeeNumber", dice.any("1", "2"));
        if (dice.oneIn(3)) extension.set("manager", manager());
        return extension;
    }

    private JsonNode manager() {
        String id = some(users);
        ObjectNode manager = NODES.objectNode().put("value", id);
        return dice.any(
                NODES.stringNode(id),
                manager,
                manager.deepCopy().put("displayName", "Boss"),
                NODES.arrayNode().add(manager.deepCopy()));
    }

    private ArrayNode values(String attribute) {
        ArrayNode values = NODES.arrayNode();
        for (int i = dice.below(4); i > 0; i--) values.add(value(attribute));
        return values;
    }

    private ObjectNode value(String attribute) {
        ObjectNode value = NODES.objectNode();
        if (attribute.equals("addresses")) {
            if (dice.oneIn(2)) value.put("locality", dice.any("Hollywood", "Paris"));
            value.put("streetAddress", dice.any("100 Universal City Plaza", "1 Rue"));
        } else {
            value.put("value", dice.any("a@example.com", "A@example.com", "b@example.com", "555"));
            if (dice.oneIn(5)) value.put("display", text());
        }
        if (!dice.oneIn(3)) value.put("type", dice.any("work", "home", "Work"));
        if (dice.oneIn(3)) value.put(spelt("primary"), dice.oneIn(2));
        return value;
    }

    private static void refer(ObjectNode group, String bulkId) {
        group.withArrayProperty("members").addObject().put("value", "bulkId:" + bulkId);
    }

    private ArrayNode members(int many) {
        ArrayNode members = NODES.arrayNode();
        for (int i = 0; i < many; i++) {
            if (dice.oneIn(10)) {
                members.add(some(users));
                continue;
            }
            ObjectNode member = members.addObject().put("value", dice.oneIn(4) ? some(groups) : some(users));
            if (dice.oneIn(4)) member.put("display", "whoever");
            if (dice.oneIn(6)) member.putNull("$ref");
        }
        return members;
    }

    ObjectNode patch(boolean isUser) {
        ObjectNode patch = NODES.objectNode();
        if (!dice.oneIn(4)) patch.putArray("schemas").add("urn:ietf:params:scim:api:messages:2.0:PatchOp");
        ArrayNode operations = patch.putArray("Operations");
        for (int i = 1 + dice.below(3); i > 0; i--) operations.add(isUser ? userOperation() : groupOperation());
        return patch;
    }

    private ObjectNode operation(String op) {
        String cased = Character.toUpperCase(op.charAt(0)) + op.substring(1);
        return NODES.objectNode().put("op", dice.oneIn(4) ? cased : op);
    }

    private ObjectNode userOperation() {
        String many = dice.any("emails", "emails", "phoneNumbers", "addresses");
        String write = dice.any("add", "replace");
        return switch (dice.below(16)) {
            case 0 -> operation(write).set("value", user());
            case 1 -> operation("replace").set("value", leavesOrReturns());
            case 2 -> operation("replace").put("path", "active").set("value", active());
            case 3 -> operation(write).put("path", spelt("userName")).put("value", userName());
            case 4 ->
                operation(write)
                        .put(
                                "path",
                                dice.any(
                                        "title",
                                        "displayName",
                                        "nickName",
                                        "userType",
                                        "externalId",
                                        "name.givenName",
                                        NaiveSchema.USER + ":title",
                                        URN + ":department"))
                        .put("value", text());
            case 5 ->
                operation("remove")
                        .put(
                                "path",
                                dice.any(
                                        "title",
                                        "displayName",
                                        "userType",
                                        "externalId",
                                        "name",
                                        "name.familyName",
                                        "active",
                                        many,
                                        URN,
                                        URN + ":department",
                                        URN + ":manager",
                                        "userName",
                                        "shoeSize"));
            case 6 -> operation(write).put("path", many).set("value", dice.oneIn(2) ? value(many) : values(many));
            case 7 ->
                operation(write)
                        .put("path", many + "[" + filter(many) + "]")
                        .set("value", dice.oneIn(3) ? NODES.arrayNode().add(value(many)) : value(many));
            case 8 ->
                many.equals("addresses")
                        ? operation(write)
                                .put("path", "addresses[" + filter(many) + "].locality")
                                .put("value", "Rome")
                        : operation(write)
                                .put("path", many + "[" + filter(many) + "].value")
                                .put("value", dice.any("a@example.com", "c@example.com"));
            case 9 ->
                operation(write)
                        .put("path", many + "[" + filter(many) + "].primary")
                        .set("value", active());
            case 10 -> operation("remove").put("path", many + "[" + filter(many) + "]");
            case 11 -> operation("remove").put("path", many + "[" + filter(many) + "]." + dice.any("type", "primary"));
            case 12 ->
                operation(write)
                        .put("path", dice.any(URN + ":manager", URN + ":manager", "manager"))
                        .set("value", manager());
            case 13 -> operation(write).put("path", "name").set("value", name());
            case 14 ->
                operation("replace")
                        .set(
                                "value",
                                NODES.objectNode()
                                        .put("name.givenName", "Babs")
                                        .put(URN + ":department", text())
                                        .put("title", text()));
            default ->
                dice.any(
                        operation("replace")
                                .put("path", dice.any("id", "groups", "meta", "meta.created"))
                                .put("value", "x"),
                        operation(write)
                                .put("path", dice.any("shoeSize", "name.shoeSize", "urn:x:y:z"))
                                .put("value", "44"),
                        operation("remove"),
                        operation("replace").put("path", "title").putNull("value"),
                        operation("replace").put("path", URN + ":manager").put("value", ""),
                        operation("replace").put("path", "active").put("value", "perhaps"),
                        operation(write).put("path", "userName").put("value", ""));
        };
    }

    private String filter(String many) {
        if (many.equals("addresses"))
            return dice.any("type eq \"work\"", "locality eq \"paris\"", "type pr", "type ne \"home\"");
        return dice.any(
                "type eq \"work\"",
                "type eq \"home\"",
                "value eq \"a@example.com\"",
                "primary eq true",
                "type pr",
                "type eq \"work\" and value sw \"a\"",
                "type ne \"work\"",
                "type eq \"other\" and value eq \"d@example.com\"");
    }

    private ObjectNode groupOperation() {
        String member = dice.oneIn(4) ? some(groups) : some(users);
        ObjectNode both = NODES.objectNode().put("displayName", dice.any("Sales", "Staff", "Night Shift"));
        return switch (dice.below(12)) {
            case 0 ->
                operation("replace").put("path", "displayName").put("value", dice.any("Guides", "sales", "Staff"));
            case 1 -> operation("replace").set("value", both.put("id", some(groups)));
            case 2 -> operation(dice.any("add", "replace")).set("value", both.set("members", members(2)));
            case 3 -> operation("replace").put("path", spelt("members")).set("value", members(dice.below(4)));
            case 4 -> operation("remove").put("path", "members");
            case 5, 6 -> operation("remove").put("path", "members[value eq \"" + member + "\"]");
            case 7 -> operation("remove").put("path", "members").set("value", members(1 + dice.below(2)));
            case 8 ->
                dice.any(
                        operation("remove").put("path", "displayName"),
                        operation("add").put("path", "externalId").put("value", "g-3"),
                        operation("remove").put("path", "externalId"),
                        operation("add")
                                .put("path", "members[value eq \"" + member + "\"]")
                                .set("value", members(1)));
            case 9 ->
                operation("add").put("path", "members").set("value", members(1).get(0));
            default -> operation("add").put("path", "members").set("value", members(1 + dice.below(3)));
        };
    }

    private Step bulk() {
        ObjectNode body = NODES.objectNode();
        if (dice.oneIn(3)) body.put("failOnErrors", 1 + dice.below(2));
        ArrayNode operations = body.putArray("Operations");
        List<String> newIds = new ArrayList<>();
        int many = 1 + dice.below(5);
        for (int i = 0; i < many; i++) {
            newIds.add(mint());
            operations.add(inBulk(i, many));
        }
        // what is made here is known by its id from the next request on
        for (int i = 0; i < many; i++) {
            if (!operations.get(i).path("method").asString("").equals("POST")) continue;
            boolean isUser = operations.get(i).path("path").asString("").equals("/Users");
            (isUser ? users : groups).add(newIds.get(i));
        }
        return new Step("POST", "/Bulk", body, Condition.NONE, newIds);
    }

    private ObjectNode inBulk(int place, int many) {
        boolean isUser = dice.oneIn(2);
        ObjectNode operation = NODES.objectNode();
        if (dice.oneIn(2)) {
            operation.put("method", "POST").put("path", isUser ? "/Users" : "/Groups");
            ObjectNode data = isUser ? user() : group();
            // to users forwards and backwards, to groups backwards: no circles; some refer to what nobody makes
            if (!isUser && dice.oneIn(2)) refer(data, "u" + dice.below(many));
            if (!isUser && place > 0 && dice.oneIn(3)) refer(data, "g" + dice.below(place));
            return operation.put("bulkId", (isUser ? "u" : "g") + place).set("data", data);
        }
        String path = isUser ? "/Users/" + some(users) : "/Groups/" + some(groups);
        operation.put("method", dice.any("PATCH", "PATCH", "PUT", "DELETE")).put("path", path);
        switch (operation.path("method").asString("")) {
            case "PATCH" -> operation.set("data", patch(isUser));
            case "PUT" -> operation.set("data", isUser ? user() : group());
            default -> {}
        }
        return operation;
    }
}
