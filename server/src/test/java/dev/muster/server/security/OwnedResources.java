package dev.muster.server.security;

import dev.muster.server.Account;
import dev.muster.server.Web;
import dev.muster.server.security.Routes.Route;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a tenant has: one of each thing that a path can name. A route with a thing that nobody has thought of here turns the
 * test red, so that somebody thinks of it.
 */
public final class OwnedResources {
    private static final String USER = """
            {"schemas": ["urn:ietf:params:scim:schemas:core:2.0:User"], "userName": "bjensen@example.com",
             "active": true}""";
    private static final String GROUP = """
            {"schemas": ["urn:ietf:params:scim:schemas:core:2.0:Group"], "displayName": "Tour Guides"}""";
    private static final String EQUIPMENT = """
            {"schemas": ["urn:muster:params:scim:schemas:core:2.0:Equipment"], "assetTag": "A1"}""";
    private static final String PATCH = """
            {"schemas": ["urn:ietf:params:scim:api:messages:2.0:PatchOp"],
             "Operations": [{"op": "replace", "path": "displayName", "value": "Mine now"}]}""";
    private static final String SCHEDULE = """
            {"report": "disabled-users-holding-equipment", "cron": "0 0 8 1 1 ? 2090",
             "recipients": ["bjensen@example.com"], "timeZone": "UTC", "onlyWhenSomething": false, "enabled": true}""";
    private static final String ITEMS = "Asset Tag,Serial,Model,Category,Status\nA1,S1,Latitude,Laptops,Ready\n";

    /** Everybody's, or the operator's. */
    private static final Set<String> OF_NO_TENANT = Set.of("ResourceTypes", "Schemas", "/api/schemas", "verification");

    private static final Map<String, String> BODIES = Map.ofEntries(
            Map.entry("PUT /scim/v2/Users/{id}", USER),
            Map.entry("PATCH /scim/v2/Users/{id}", PATCH),
            Map.entry("PUT /scim/v2/Groups/{id}", GROUP),
            Map.entry("PATCH /scim/v2/Groups/{id}", PATCH),
            Map.entry("PUT /scim/v2/Equipment/{id}", EQUIPMENT),
            Map.entry("PATCH /scim/v2/Equipment/{id}", PATCH),
            Map.entry("PATCH /api/equipment/{id}", "{\"notes\": \"Mine now\"}"),
            Map.entry("POST /api/equipment/{id}/check-out", "{\"holder\": \"00000000-0000-7000-8000-000000000000\"}"),
            Map.entry("PUT /api/schedules/{id}", SCHEDULE),
            Map.entry("POST /api/identity-questions/{id}/answer", "{\"answer\": \"samePerson\"}"),
            Map.entry("PATCH /api/tenants/{tenant}", "{\"name\": \"Mine now\"}"),
            Map.entry("PATCH /api/roles/{role}", "{\"name\": \"mine\"}"),
            Map.entry("PUT /api/roles/{role}/mappings", "{\"kind\": \"everybody\"}"),
            Map.entry("POST /api/integrations/{integration}/predefined-groups", "{\"displayName\": \"Mine\"}"));

    /** By the step of a path that stands before it. */
    private final Map<String, String> things = new HashMap<>();

    public OwnedResources(Account account) {
        Web owner = account.owner();
        String user = Account.id(account.client().post("/scim/v2/Users", USER));
        String schedule = Account.id(owner.post("/api/schedules", SCHEDULE));
        String run = Web.json(owner.post("/api/schedules/" + schedule + "/runs", ""))
                .get("id")
                .stringValue();
        String credentials = "/api/integrations/" + account.integration() + "/credentials";
        owner.send("POST", "/api/equipment/import?dryRun=false", ITEMS, "Content-Type", "text/csv");
        things.put("Users", user);
        things.put("Groups", Account.id(account.client().post("/scim/v2/Groups", GROUP)));
        things.put("people", Web.json(owner.get("/api/me")).get("id").stringValue());
        things.put("integrations", account.integration());
        things.put("credentials", first(owner, credentials, "items"));
        things.put("tenants", account.tenant());
        things.put("roles", Account.id(owner.post("/api/roles", "{\"name\": \"agent\"}")));
        things.put("equipment", first(owner, "/api/equipment", "items"));
        things.put("Equipment", things.get("equipment"));
        things.put("schedules", schedule);
        things.put("runs", run);
        things.put("deliveries", "00000000-0000-7000-8000-000000000000"); // a letter is written only later
        things.put("letters", things.get("deliveries"));
        things.put("failures", things.get("deliveries"));
        things.put("files", "csv");
        things.put("identity-questions", question(account));
        things.put("history", "users");
        things.put("directory", "users");
        things.put("{type}", user);
    }

    /** Somebody leaves, and somebody comes under the same name. */
    private static String question(Account account) {
        String came = "{\"userName\": \"reception@example.com\", \"externalId\": \"%s\", \"active\": %s}";
        String record = Account.id(account.client().post("/scim/v2/Users", came.formatted("left", true)));
        account.client().send("PUT", "/scim/v2/Users/" + record, came.formatted("left", false));
        account.client().send("PUT", "/scim/v2/Users/" + record, came.formatted("came", true));
        return first(account.owner(), "/api/identity-questions", "items");
    }

    private static String first(Web owner, String path, String list) {
        return Web.json(owner.get(path)).get(list).get(0).get("id").stringValue();
    }

    public static boolean areNamedBy(Route route) {
        return route.pattern().contains("{") && OF_NO_TENANT.stream().noneMatch(route.pattern()::contains);
    }

    /** The route's path to this tenant's thing. */
    public String pathOf(Route route) {
        List<String> path = new ArrayList<>();
        String before = "";
        for (String step : route.pattern().split("/")) {
            String thing = things.get(before);
            if (step.startsWith("{") && thing == null) {
                throw new AssertionError("Which thing of a tenant does " + route + " name? Say it in Belongings.");
            }
            path.add(step.startsWith("{") ? thing : step);
            before = step;
        }
        boolean unmapping = route.toString().equals("DELETE /api/roles/{role}/mappings");
        return String.join("/", path) + (unmapping ? "?kind=everybody" : "");
    }

    static String bodyFor(Route route) {
        if (route.method().equals("GET") || route.method().equals("DELETE")) return "";
        return BODIES.getOrDefault(route.toString(), "{}");
    }
}
