package dev.muster.server.scim;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.directory.Commands;
import dev.muster.directory.integration.ClientProfile;
import dev.muster.directory.integration.Policies;
import dev.muster.directory.integration.Scope;
import dev.muster.server.ScimAnswer;
import dev.muster.server.ScimClient;
import dev.muster.server.ScimServer;
import dev.muster.server.WholeServer;
import java.io.ByteArrayInputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What HTTP asks of everybody: methods, media types, entity tags, limits; and each no as a SCIM error. */
@WholeServer
class HttpTest {
    private static final String BARBARA =
            "{\"userName\":\"bjensen\",\"name\":{\"familyName\":\"Jensen\",\"givenName\":\"Barbara\"}}";

    @Autowired
    Commands commands;

    @LocalServerPort
    int port;

    ScimServer server;
    ScimClient client;

    @BeforeEach
    void aTenantOfItsOwn() {
        server = new ScimServer(port, commands);
        client = server.newTenant(ClientProfile.RFC);
    }

    @ParameterizedTest
    @ValueSource(strings = {"If-Match", "If-None-Match"})
    void an_empty_entity_tag_is_no_missing_one(String header) {
        String path = "/Users/" + client.post("/Users", BARBARA).id();
        client.put(path, BARBARA, header, "").isError(400, "invalidValue", header);
        client.patch(path, patch("title", "\"Boss\""), header, " ").isError(400, "invalidValue", header);
        client.delete(path, header, "").isError(400, "invalidValue", header);
        client.get(path).hasStatus(200);
    }

    @Test
    void an_entity_tag_guards_every_write() {
        ScimAnswer created = client.post("/Users", BARBARA).hasStatus(201);
        String path = "/Users/" + created.id();
        String old = String.valueOf(created.header("ETag"));
        String titled = BARBARA.replace("}}", "},\"title\":\"Guide\"}");
        ScimAnswer revised = client.put(path, titled, "If-Match", old).hasStatus(200);
        assertThat(revised.header("ETag")).isNotEqualTo(old);
        client.put(path, BARBARA, "If-Match", old).isError(412, null, "If-Match");
        client.patch(path, patch("title", "\"Boss\""), "If-Match", old).isError(412, null);
        client.delete(path, "If-Match", old).isError(412, null);
        client.delete(path, "If-Match", "\"unheard-of\"").isError(412, null);
        client.patch(path, patch("title", "\"Boss\""), "If-Match", old + ", " + revised.header("ETag"))
                .hasStatus(200);
        client.patch(path, patch("title", "\"Chief\""), "If-Match", "*").hasStatus(200);
        client.delete(path, "If-Match", old.replace("W/", "").replace("0", "3")).hasStatus(204);
    }

    @Test
    void what_is_known_already_is_not_sent_again_unless_others_change_it() {
        ScimAnswer created = client.post("/Users", BARBARA).hasStatus(201);
        String tag = String.valueOf(created.header("ETag"));
        String path = "/Users/" + created.id();
        client.get(path, "If-None-Match", tag).hasStatus(200); // groups are shown, and they are not the user's own
        ScimAnswer known = client.get(path + "?attributes=userName,name", "If-None-Match", tag)
                .hasStatus(304);
        assertThat(known.http().body()).isEmpty();
        assertThat(known.header("ETag")).isEqualTo(tag);
        client.get(path + "?attributes=userName", "If-None-Match", "W/\"7\"").hasStatus(200);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "application/scim+json                | application/scim+json",
                "application/json                     | application/json",
                "application/json, application/scim+json | application/scim+json",
                "application/json;q=0.9, */*;q=0.1    | application/json",
                "application/json;q=0.1, */*;q=0.9    | application/scim+json",
                "application/json, text/plain, */*    | application/scim+json",
                "application/scim+json;q=0, */*       | application/json",
                "*/*                                  | application/scim+json",
                "text/html, application/json          | application/json",
            })
    void the_client_chooses_the_name_of_json(String accept, String type) {
        assertThat(client.get("/Users", "Accept", accept).hasStatus(200).header("Content-Type"))
                .isEqualTo(type);
    }

    @Test
    void what_cannot_be_negotiated() {
        client.get("/Users", "Accept", "text/html").isError(406, null, "text/html");
        client.post("/Users", BARBARA, "Accept", "text/html").isError(406, null);
        assertThat(client.get("/Users").body().get("totalResults").intValue())
                .as("a write that could not be answered is not done")
                .isZero();
        client.post("/Users", BARBARA, "Content-Type", "text/xml").isError(415, null, "text/xml");
        client.post("/Users", BARBARA, "Content-Type", "application/json; charset=utf-16")
                .isError(415, null);
        client.post("/Users", BARBARA, "Content-Encoding", "gzip").isError(415, null, "gzip");
        client.post("/Users", BARBARA, "Content-Type", "multipart/form-data").isError(415, null, "multipart");
        client.post("/Users", BARBARA, "Content-Type", "application/json").hasStatus(201);
    }

    @Test
    void what_is_not_there_and_what_is_not_possible() {
        client.get("/Users/4711").isError(404, null);
        client.get("/Users/2819C223-7F76-453A-919D-413861904646").isError(404, null);
        client.get("/Nothing").isError(404, null, "/scim/v2/Nothing");
        client.get("/Users/1/2").isError(404, null);
        String scim = client.server() + "/scim/";
        client.get(scim + "v1/Users").isError(400, "invalidVers", "\"v1\"", "v2");
        client.get(scim + "v2.1/Users").isError(400, "invalidVers", "v2.1");
        client.get(scim + "Users").isError(404, null, "/scim/v2");
        assertThat(client.delete("/Users").isError(405, null).header("Allow")).isEqualTo("GET, HEAD, POST");
        assertThat(client.post("/Users/4711", "{}").isError(405, null).header("Allow"))
                .isEqualTo("DELETE, GET, HEAD, PATCH, PUT");
        for (String path : List.of("/Me", "/Me/", "/Me/emails", "/Me?attributes=userName")) {
            for (String method : List.of("GET", "POST", "PUT", "PATCH", "DELETE")) {
                client.send(method, path, method.equals("GET") ? null : "{}")
                        .isError(501, null, "/Users?filter=userName eq");
            }
        }
    }

    /** The id is somebody's, but nobody's of that type. */
    @Test
    void what_is_of_another_type_is_not_there() {
        String user = client.post("/Users", BARBARA).id();
        String group =
                client.post("/Groups", "{\"displayName\":\"Tour Guides\"}").id();
        for (String path : new String[] {"/Groups/" + user, "/Users/" + group}) {
            client.get(path).isError(404, null);
            client.put(path, "{\"userName\":\"x\",\"displayName\":\"x\"}").isError(404, null);
            client.patch(path, patch("displayName", "\"x\"")).isError(404, null);
            client.patch(path, patch("externalId", "\"x\""), "If-Match", "W/\"0\"")
                    .isError(404, null);
            client.delete(path).isError(404, null);
        }
        client.get("/Users/" + user).hasStatus(200);
        client.get("/Groups/" + group).hasStatus(200);
    }

    @Test
    void head_is_get_without_its_body() {
        ScimAnswer head = client.send(
                        "HEAD", "/Users/" + client.post("/Users", BARBARA).id(), null)
                .hasStatus(200);
        assertThat(head.http().body()).isEmpty();
        assertThat(head.header("ETag")).isEqualTo("W/\"0\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{",
                "{\"userName\":\"a\",\"userName\":\"b\"}",
                "{\"userName\":\"a\\u0000\"}",
                "{\"userName\":\"a\\ud800\"}",
                "{\"userName\":\"a\",\"title\":1e99999999999}",
                "{\"userName\":\"a\"}{}",
                "{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":1}}}}}}}}}}}}}}}}}",
            })
    void what_is_no_sound_json_is_refused(String body) {
        client.post("/Users", body).isError(400, "invalidSyntax");
    }

    @Test
    void what_a_resource_cannot_be() {
        client.post("/Users", "{}").isError(400, "invalidValue", "userName");
        client.post("/Users", "{\"userName\":\"a\",\"active\":\"perhaps\"}")
                .isError(400, "invalidValue", "active", "perhaps");
        client.post("/Users", "{\"userName\":\"a\",\"emails\":17}").isError(400, "invalidValue", "emails");
        String path = "/Users/" + client.post("/Users", BARBARA).id();
        client.patch(path, patch("colour", "\"red\"")).isError(400, "invalidPath", "colour");
        client.patch(path, patch("emails[type eq \\\"work\\\"].value", "\"b@example.com\""))
                .isError(400, "noTarget", "emails");
        client.patch(path, patch("id", "\"4711\"")).isError(400, "mutability", "id");
        client.patch(path, "{\"Operations\":[]}").isError(400, "invalidSyntax", "Operations");
        client.patch(path, "{\"Operations\":[{\"op\":\"jump\"}]}").isError(400, "invalidSyntax", "Operations[0].op");
    }

    @Test
    void limits_are_kept_whether_or_not_the_client_says_how_long_a_body_is() throws Exception {
        String large = "{\"userName\":\"bjensen\",\"title\":\"" + "x".repeat(1024 * 1024) + "\"}";
        client.post("/Users", large).isError(413, null, "1048576");
        var chunked = HttpRequest.newBuilder(URI.create(client.server() + "/scim/v2/Users"))
                .header("Authorization", client.authorization())
                .POST(HttpRequest.BodyPublishers.ofInputStream(
                        () -> new ByteArrayInputStream(large.getBytes(StandardCharsets.UTF_8))))
                .build();
        new ScimAnswer(HttpClient.newHttpClient().send(chunked, BodyHandlers.ofString())).isError(413, null);
        String operations = "{\"op\":\"replace\",\"path\":\"title\",\"value\":\"x\"},".repeat(1000);
        String path = "/Users/" + client.post("/Users", BARBARA).id();
        client.patch(path, "{\"Operations\":[" + operations + operations.substring(0, operations.length() - 1) + "]}")
                .isError(413, null, "1000");
        client.filter("/Users", "(".repeat(40) + "userName pr" + ")".repeat(40)).isError(400, "invalidFilter", "deep");
        client.filter("/Users", "userName eq \"" + "x".repeat(6000) + "\"").hasStatus(200);
    }

    /** Letters that nothing compresses: an index has room for a row of so many bytes, and for no more. */
    @Test
    void names_are_as_long_as_an_index_can_bear() {
        String longest = new Random(1)
                .ints(1024, 'a', 'z' + 1)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        String user = """
                {"userName":"%1$s","displayName":"%1$s","userType":"%1$s","externalId":"%1$s",
                "emails":[{"value":"%1$s","type":"%1$s"}]}""";
        String path = "/Users/"
                + client.post("/Users", user.formatted(longest)).hasStatus(201).id();
        client.filter("/Users", "userName eq \"" + longest + "\"").hasStatus(200);
        client.post("/Users", user.formatted(longest + "x")).isError(413, null, "1024");
        client.patch(path, patch("displayName", "\"" + longest + "x\"")).isError(413, null, "displayName");
        String group = "{\"displayName\":\"%1$s\",\"externalId\":\"%1$s\"}";
        client.post("/Groups", group.formatted(longest)).hasStatus(201);
        client.post("/Groups", group.formatted(longest + "x")).isError(413, null);
    }

    @Test
    void a_body_whose_chunks_make_no_sense_is_refused() throws Exception {
        assertThat(raw("POST /scim/v2/Users HTTP/1.1\r\nTransfer-Encoding: chunked\r\n", "hardly\r\n"))
                .startsWith("HTTP/1.1 400 ")
                .contains("application/scim+json", "\"scimType\":\"invalidSyntax\"", "cut short");
    }

    @ParameterizedTest
    @CsvSource({"count=0,0", "count=-5,0", "startIndex=0,1", "startIndex=-3&count=1,1", "count=100000,1"})
    void counting_is_patient(String query, int items) {
        client.post("/Users", BARBARA).hasStatus(201);
        var body = client.get("/Users?" + query).hasStatus(200).body();
        assertThat(body.get("totalResults").intValue()).isEqualTo(1);
        assertThat(body.get("itemsPerPage").intValue()).isEqualTo(items);
        assertThat(body.get("startIndex").intValue()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"&=&=", "count=1&=2", "filter=userName%20pr%", "count=%2", "%zz=1"})
    void a_query_that_cannot_be_decoded_is_refused(String query) throws Exception {
        String answer = raw("GET /scim/v2/Users?" + query + " HTTP/1.1\r\n");
        assertThat(answer)
                .startsWith("HTTP/1.1 400 ")
                .contains("application/scim+json", "\"scimType\":\"invalidSyntax\"", "percent-encoded");
    }

    /** Before any filter of ours has seen it, so no Authorization is asked for either. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "GET /scim/v2/Users{ HTTP/1.1 | 400",
                "GET scim HTTP/1.1            | 400",
                "GÉT /scim/v2/Users HTTP/1.1  | 400",
                "GET /scim/v2/Users HTTP/7.1  | 505",
            })
    void what_is_no_request_at_all_is_refused_in_scims_form(String line, int status) throws Exception {
        assertThat(raw(line + "\r\n"))
                .startsWith("HTTP/1.1 " + status + " ")
                .contains("application/scim+json\r\n", "\"status\":\"" + status + "\"", "\"detail\":\"")
                .doesNotContain("<", "Tomcat", "org.apache");
    }

    @Test
    void counting_takes_numbers_only() {
        client.get("/Users?count=many").isError(400, "invalidValue", "count", "many");
        client.get("/Users?startIndex=1.5").isError(400, "invalidValue", "startIndex");
        client.get("/Users?aadOptscim062020&unheard=of").hasStatus(200);
    }

    @Test
    void a_client_sees_the_attributes_that_it_names() {
        String path = "/Users/" + client.post("/Users", BARBARA).id();
        assertThat(client.get(path + "?attributes=NAME.familyname").body().toString())
                .contains("\"name\":{\"familyName\":\"Jensen\"}")
                .doesNotContain("meta", "userName", "givenName");
        assertThat(client.get(path + "?attributes=urn:ietf:params:scim:schemas:core:2.0:User:userName")
                        .body()
                        .propertyNames())
                .containsExactly("schemas", "id", "userName");
        assertThat(client.get(path + "?excludedAttributes=name.givenName,meta,id")
                        .body()
                        .propertyNames())
                .containsExactly("schemas", "id", "userName", "name", "active");
        assertThat(client.get("/Users?attributes=userName&filter=userName%20pr")
                        .body()
                        .at("/Resources/0")
                        .propertyNames())
                .containsExactly("schemas", "id", "userName");
    }

    @Test
    void another_integration_may_read_but_not_change() {
        String path = "/Users/"
                + client.post("/Users", BARBARA.replace("{\"u", "{\"externalId\":\"701984\",\"u"))
                        .id();
        ScimClient other = server.newClient(
                client.tenant(),
                "HR export",
                ClientProfile.RFC,
                Policies.defaultsFor(ClientProfile.RFC),
                Set.of(Scope.SCIM));
        assertThat(other.get(path).hasStatus(200).body().has("externalId"))
                .as("each integration sees its own externalId alone")
                .isFalse();
        assertThat(other.filter("/Users", "externalId eq \"701984\"")
                        .body()
                        .get("totalResults")
                        .intValue())
                .isZero();
        assertThat(client.filter("/Users", "externalId eq \"701984\"")
                        .body()
                        .get("totalResults")
                        .intValue())
                .isEqualTo(1);
        other.delete(path).isError(403, null, "\"First\"");
        other.patch(path, patch("active", "false")).isError(403, null, "\"First\"");
        ScimClient stranger = server.newTenant(ClientProfile.RFC);
        stranger.get(path).isError(404, null);
        stranger.delete(path).isError(404, null);
    }

    private String raw(String head) throws Exception {
        return raw(head, "");
    }

    /** The whole answer to what no client library would send. */
    private String raw(String head, String body) throws Exception {
        try (Socket socket = new Socket("localhost", port)) {
            String request = head + "Host: localhost\r\nAuthorization: " + client.authorization()
                    + "\r\nConnection: close\r\n\r\n" + body;
            socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static String patch(String path, String value) {
        return "{\"Operations\":[{\"op\":\"replace\",\"path\":\"" + path + "\",\"value\":" + value + "}]}";
    }
}
