package dev.muster.tour;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What an administrator does, over {@code /api}. */
final class Desk {
    private final Http http;

    Desk(ServerAccess access) {
        String pair = access.operator() + ":" + access.password();
        String basic = "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
        http = new Http(access.base() + "/api", basic, "application/json");
    }

    String defineRole(String name) {
        return http.send("POST", "/roles", Http.JSON.createObjectNode().put("name", name), 201)
                .get("id")
                .stringValue();
    }

    void mapGroup(String role, String group) {
        map(role, Http.JSON.createObjectNode().put("kind", "group").put("id", group));
    }

    void mapUserType(String role, String userType) {
        map(role, Http.JSON.createObjectNode().put("kind", "userType").put("userType", userType));
    }

    private void map(String role, ObjectNode mapping) {
        http.send("PUT", "/roles/" + role + "/mappings", mapping, 200);
    }

    /** @return what the import says it would do, or has done */
    JsonNode importEquipment(String csv, boolean dryRun) {
        return http.send("POST", "/equipment/import?currency=EUR&dryRun=" + dryRun, "text/csv", csv, 200);
    }

    String scheduleLeaversReport(String recipient) {
        ObjectNode order = Http.JSON
                .createObjectNode()
                .put("report", LEAVERS)
                .put("cron", "0 0 8 ? * MON")
                .put("timeZone", "Europe/Berlin")
                .put("onlyWhenSomething", true);
        order.set("recipients", Http.JSON.valueToTree(List.of(recipient)));
        return http.send("POST", "/schedules", order, 201).get("id").stringValue();
    }

    String runNow(String schedule) {
        return http.send("POST", "/schedules/" + schedule + "/runs", null, 202)
                .get("id")
                .stringValue();
    }

    JsonNode run(String run) {
        return http.get("/runs/" + run);
    }

    JsonNode deliveries(String run) {
        return http.get("/runs/" + run + "/deliveries").get("items");
    }

    /** What happened to a user, how they are, and who else is there. */
    void lookAt(String user) {
        http.get("/history/users/" + user);
        http.send(
                "GET", "/directory/users/" + user, null, 200, 503); // the latter while changes are still being written
        http.get("/users?limit=20");
    }

    static final String LEAVERS = "disabled-users-holding-equipment";
}
