package dev.muster.server.proof;

import dev.muster.server.scim.Bodies;
import dev.muster.server.scim.Scene;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What real clients send, from their tables, and what the tables leave out: the sound requests that others are made of. */
final class KnownRequests {
    /** @param path below {@code /scim/v2}, with blanks and quotes as they are; in it and in the body stand a scene's words */
    record Known(String method, String path, @Nullable String body) {}

    private KnownRequests() {}

    static List<Known> all() {
        List<Known> known = new ArrayList<>();
        addTable(known, "entra.csv");
        addTable(known, "other-clients.csv");
        for (String file : List.of(
                "okta-create-user", "okta-create-newman", "entra-create-user", "entra-create-user-with-nulls")) {
            known.add(new Known("POST", "/Users", Bodies.text(file)));
        }
        for (String file : List.of("okta-put-user", "okta-put-user-inactive")) {
            known.add(new Known("PUT", "/Users/BARBARA", Bodies.text(file)));
        }
        for (String file : List.of("okta-deactivate", "okta-reactivate", "okta-six-attributes", "okta-password")) {
            known.add(new Known("PATCH", "/Users/MANDY", Bodies.text(file)));
        }
        for (String file :
                List.of("okta-change-members", "okta-no-members", "okta-rename-group", "okta-replace-members")) {
            known.add(new Known(
                    "PATCH", "/Groups/GUIDES", Bodies.text(file).replace("MEMBERS", "{\"value\":\"MANDY\"}")));
        }
        known.add(new Known("POST", "/Groups", Bodies.text("okta-push-group")));
        known.add(new Known("PUT", "/Groups/GUIDES", Bodies.text("okta-put-group")));
        known.add(new Known("POST", "/Bulk", Bodies.text("rfc7644-3.7.3-bulk")));
        known.add(new Known("POST", "/Bulk", """
                {"failOnErrors":3,"Operations":[
                {"method":"POST","path":"/Groups","bulkId":"g","data":{"displayName":"Made","members":[{"value":"bulkId:u"}]}},
                {"method":"POST","path":"/Users","bulkId":"u","data":{"userName":"made@example.com"}},
                {"method":"PATCH","path":"/Groups/GUIDES","version":"W/\\"1\\"","data":{"Operations":[
                {"op":"add","path":"members","value":[{"value":"bulkId:u"}]},
                {"op":"remove","path":"members[value eq \\"bulkId:u\\"]"}]}},
                {"method":"PUT","path":"/Users/bulkId:u","data":{"userName":"made@example.com","title":"Guide"}},
                {"method":"DELETE","path":"/Groups/bulkId:g"}]}"""));
        known.add(new Known("POST", "/Equipment", """
                {"assetTag":"NB-4711","serialNumber":"5CG1","value":1499.90,"currency":"EUR",
                "purchaseDate":"2024-02-29T00:00:00Z","holder":{"value":"BARBARA"}}"""));
        known.add(new Known("POST", "/Users", """
                {"userName":"babs@example.com","photos":[{"value":"https://example.com/babs.png","type":"photo"}],
                "x509Certificates":[{"value":"MIIDQzCCAqygAwIBAgICEAAwDQYJKoZIhvcNAQEFBQAwTjELMAkG"}],
                "ims":[{"value":"babs","type":"xmpp"}],"entitlements":["a"],"roles":[{"value":"b","primary":true}],
                "profileUrl":"https://example.com/babs","addresses":[{"type":"work","country":"US"}],
                "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User":{"manager":{"value":"MANDY"},"division":"x"}}"""));
        known.add(new Known("POST", "/.search", """
                {"schemas":["urn:ietf:params:scim:api:messages:2.0:SearchRequest"],"attributes":["displayName","userName"],
                "filter":"displayName sw \\"T\\" or userName co \\"example\\"","sortBy":"displayName","startIndex":1,"count":10}"""));
        known.add(new Known("POST", "/Users/.search", "{\"filter\":\"active eq true\",\"cursor\":\"\",\"count\":2}"));
        for (String path : List.of(
                "",
                "/Users",
                "/Groups",
                "/Equipment",
                "/Users/BARBARA",
                "/Groups/GUIDES",
                "/Groups/NOBODY",
                "/Schemas",
                "/ResourceTypes",
                "/ServiceProviderConfig",
                "/Me",
                "/Users?startIndex=1&count=2",
                "/Users?cursor=&count=1",
                "/Users?sortBy=userName&sortOrder=descending&filter=active eq true",
                "/Groups?filter=members.value eq \"BARBARA\"&attributes=displayName",
                "/Schemas/urn:ietf:params:scim:schemas:core:2.0:User",
                "/ResourceTypes/User",
                "?filter=meta.lastModified gt \"2011-05-13T04:42:34Z\"&sortBy=meta.created")) {
            known.add(new Known("GET", path, null));
        }
        known.add(new Known("DELETE", "/Users/MANDY", null));
        known.add(new Known("DELETE", "/Groups/NOBODY", null));
        return List.copyOf(known);
    }

    /** Of a table's lines the second cell is the request, the third its body. */
    private static void addTable(List<Known> known, String table) {
        try (InputStream file = Objects.requireNonNull(Scene.class.getResourceAsStream(table), table)) {
            for (String line : new String(file.readAllBytes(), StandardCharsets.UTF_8).split("\n")) {
                if (line.isBlank() || line.startsWith("#")) continue;
                String[] cells = line.split("\\|", -1);
                String[] request = cells[1].strip().split(" ", 2);
                String body = cells[2].strip();
                known.add(new Known(request[0], request[1], body.isEmpty() ? null : Scene.body(body)));
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
