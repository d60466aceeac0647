package dev.muster.server.guard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.server.Account;
import dev.muster.server.Provisioning;
import dev.muster.server.ScimAnswer;
import dev.muster.server.Web;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** A tenant whose integration has a guard, its client and its owner. */
record Guarded(Account account, Provisioning client) {
    static Guarded on(int port, String guard) {
        Account account = Account.open(Web.of(port));
        Guarded guarded = new Guarded(account, new Provisioning(account.client()));
        assertThat(guarded.set(guard).statusCode()).isEqualTo(200);
        return guarded;
    }

    HttpResponse<String> set(String guard) {
        return account.owner().send("PUT", "/api/integrations/" + account.integration(), """
                        {"name": "Okta", "profile": "OKTA", "policies": {"massChangeGuard": %s}}""".formatted(guard));
    }

    private String path() {
        return "/api/integrations/" + account.integration() + "/mass-change-guard";
    }

    JsonNode shown() {
        return Web.json(account.owner().get(path()));
    }

    String standing() {
        return shown().get("standing").stringValue();
    }

    HttpResponse<String> decide(String how, String body) {
        return account.owner().post(path() + "/" + how, body);
    }

    void release(int changes, String duration) {
        String body = "{\"changes\": %d, \"duration\": \"%s\", \"reason\": \"The office moves\"}"
                .formatted(changes, duration);
        assertThat(decide("release", body).statusCode()).isEqualTo(200);
    }

    List<String> users(int count) {
        List<String> users = new ArrayList<>();
        for (int i = 0; i < count; i++) users.add(client.user(Provisioning.fresh("bjensen")));
        return users;
    }

    String group(List<String> members) {
        return client.group(Provisioning.fresh("Tour Guides"), members.toArray(String[]::new));
    }

    ScimAnswer deleteUser(String id) {
        return new ScimAnswer(account.client().send("DELETE", "/scim/v2/Users/" + id, ""));
    }

    ScimAnswer deleteGroup(String id) {
        return new ScimAnswer(account.client().send("DELETE", "/scim/v2/Groups/" + id, ""));
    }

    ScimAnswer patch(String group, String... operations) {
        return new ScimAnswer(client.patchGroup(group, operations));
    }

    ScimAnswer deactivate(String user) {
        String operation = "{\"op\": \"replace\", \"value\": {\"active\": false}}";
        return new ScimAnswer(account.client().send("PATCH", "/scim/v2/Users/" + user, Provisioning.patch(operation)));
    }
}
