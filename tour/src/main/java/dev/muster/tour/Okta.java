package dev.muster.tour;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What Okta sends at which moment. */
final class Okta {
    private final Http http;

    Okta(ServerAccess access) {
        http = new Http(access.base() + "/scim/v2", "Bearer " + access.token(), "application/scim+json");
    }

    int requests() {
        return http.requests();
    }

    /** The button "Test Connector Configuration". */
    void testConnection() {
        http.get("/Users?startIndex=1&count=2");
    }

    /** An assignment: look for the user, create it if nobody is found, else lay the profile over what is there. */
    String assign(Employee employee) {
        JsonNode found = http.get(
                "/Users?filter=" + encoded("userName eq \"" + employee.userName() + "\"") + "&startIndex=1&count=100");
        if (found.get("totalResults").intValue() == 0) return create(employee);
        String id = found.get("Resources").get(0).get("id").stringValue();
        update(id, employee, true);
        return id;
    }

    /** A create without the look before, as an app made anew sends it for somebody who has been here. */
    String create(Employee employee) {
        return http.send("POST", "/Users", employee.scim(), 201).get("id").stringValue();
    }

    void update(String id, Employee employee, boolean active) {
        ObjectNode current = (ObjectNode) http.get("/Users/" + id);
        current.setAll(employee.scim());
        current.put("active", active);
        http.send("PUT", "/Users/" + id, current, 200);
    }

    void deactivate(String id) {
        ObjectNode operation = operation("replace");
        operation.putObject("value").put("active", false);
        patch("/Users/" + id, operation, 200);
    }

    String pushGroup(String name) {
        http.get("/Groups?filter=" + encoded("displayName eq \"" + name + "\"") + "&startIndex=1&count=100");
        ObjectNode group = Http.JSON.createObjectNode();
        group.putArray("schemas").add("urn:ietf:params:scim:schemas:core:2.0:Group");
        group.put("displayName", name);
        group.putArray("members");
        return http.send("POST", "/Groups", group, 201).get("id").stringValue();
    }

    void addMembers(String group, Collection<String> users) {
        ObjectNode operation = operation("add").put("path", "members");
        ArrayNode members = operation.putArray("value");
        users.forEach(user -> members.addObject().put("value", user));
        patch("/Groups/" + group, operation, 204);
    }

    void removeMember(String group, String user) {
        patch("/Groups/" + group, operation("remove").put("path", "members[value eq \"" + user + "\"]"), 204);
    }

    void renameGroup(String group, String name) {
        ObjectNode operation = operation("replace");
        operation.putObject("value").put("id", group).put("displayName", name);
        patch("/Groups/" + group, operation, 204);
    }

    void unlink(String group) {
        http.send("DELETE", "/Groups/" + group, null, 204);
    }

    /** An import: every page, in Okta's steps. @return how many there are */
    int importUsers() {
        int seen = 0;
        while (true) {
            JsonNode page = http.get("/Users?startIndex=" + (seen + 1) + "&count=100");
            seen += page.get("itemsPerPage").intValue();
            if (seen >= page.get("totalResults").intValue()) return seen;
        }
    }

    private void patch(String path, ObjectNode operation, int expected) {
        ObjectNode body = Http.JSON.createObjectNode();
        body.putArray("schemas").add("urn:ietf:params:scim:api:messages:2.0:PatchOp");
        body.set("Operations", Http.JSON.valueToTree(List.of(operation)));
        http.send("PATCH", path, body, expected);
    }

    private static ObjectNode operation(String op) {
        return Http.JSON.createObjectNode().put("op", op);
    }

    private static String encoded(String filter) {
        return URLEncoder.encode(filter, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
