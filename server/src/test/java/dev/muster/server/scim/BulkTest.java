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
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** RFC 7644 §3.7: many operations in one request, each with its own fate. */
@WholeServer
class BulkTest {
    private static final String ENTERPRISE = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";

    @Autowired
    Commands commands;

    @LocalServerPort
    int port;

    Scene scene;

    @BeforeEach
    void aTenantOfItsOwn() {
        scene = Scene.of(new ScimServer(port, commands).newTenant(ClientProfile.RFC));
    }

    @Test
    void every_kind_of_operation_is_done_and_accounted_for() {
        JsonNode body = scene.sends("POST /Bulk", Bodies.text("rfc7644-3.7.3-bulk"))
                .hasStatus(200)
                .body();
        assertThat(body.get("schemas").toString())
                .isEqualTo("[\"urn:ietf:params:scim:api:messages:2.0:BulkResponse\"]");
        assertThat(statuses(body)).containsExactly("201", "200", "200", "204");
        String users = scene.client().server() + "/scim/v2/Users/";
        JsonNode jim = body.at("/Operations/0");
        assertThat(jim.propertyNames()).containsExactly("location", "method", "bulkId", "version", "status");
        assertThat(jim.get("bulkId").stringValue()).isEqualTo("qwerty");
        assertThat(jim.get("location").stringValue()).startsWith(users);
        assertThat(jim.get("version").stringValue()).isEqualTo("W/\"0\"");
        scene.assertFound(body, "/Operations/1/location " + users + "BARBARA; /Operations/1/method PUT");
        scene.assertFound(
                body,
                "/Operations/3/location " + scene.client().server()
                        + "/scim/v2/Groups/NOBODY; /Operations/3/version -; /Operations/3/response -");
        for (int i = 0; i < 3; i++) {
            JsonNode operation = body.get("Operations").get(i);
            assertThat(scene.client()
                            .get(operation.get("location").stringValue())
                            .header("ETag"))
                    .isEqualTo(operation.get("version").stringValue());
        }
        scene.assertFound(get("/Users/BARBARA"), "/userName babs@example.com; /emails -");
        scene.assertFound(get("/Users/MANDY"), "/userName pepperidge@example.com; /displayName -");
        scene.sends("GET /Groups/NOBODY", null).isError(404, null);
    }

    @Test
    void a_reference_finds_its_resource_wherever_that_stands_in_the_request() {
        JsonNode body = bulk("""
                {'method':'POST','path':'/Groups','bulkId':'team','data':{'displayName':'Team',
                    'members':[{'value':'bulkId:jim'},{'value':'BARBARA'}]}},
                {'method':'PATCH','path':'/Groups/bulkId:team','data':{'Operations':[
                    {'op':'remove','path':'members[value eq \\"bulkId:jim\\"]'},
                    {'op':'add','path':'members','value':[{'value':'bulkId:dave'}]}]}},
                {'method':'POST','path':'/Users','bulkId':'jim','data':{'userName':'jsmith',
                    'E':{'manager':{'value':'bulkId:dave','$ref':'../Users/bulkId:dave'}}}},
                {'method':'POST','path':'/Users','bulkId':'dave','data':{'userName':'dnewman','nickName':'no bulkId:here'}}
                """);
        assertThat(statuses(body)).containsExactly("201", "200", "201", "201");
        assertThat(body.at("/Operations/0/bulkId").stringValue()).isEqualTo("team");
        String dave = idOf(body, 3);
        scene.assertFound(
                scene.client().get("/Users/" + idOf(body, 2)).body(),
                "/" + ENTERPRISE + "/manager/value " + dave + "; /" + ENTERPRISE + "/manager/$ref ../Users/" + dave);
        scene.assertFound(scene.client().get("/Users/" + dave).body(), "/nickName no bulkId:here");
        assertThat(scene.client()
                        .get("/Groups/" + idOf(body, 0))
                        .body()
                        .get("members")
                        .values())
                .extracting(member -> member.get("value").stringValue())
                .containsExactlyInAnyOrder(dave, scene.inserted("BARBARA"));
    }

    @Test
    void people_who_refer_to_each_other_in_a_circle_are_all_created() {
        JsonNode body = bulk("""
                {'method':'POST','path':'/Users','bulkId':'jim','data':{'userName':'jsmith','E':{'manager':{'value':'bulkId:dave'}}}},
                {'method':'POST','path':'/Users','bulkId':'dave','data':{'userName':'dnewman','E':{'manager':{'value':'bulkId:jim'}}}}
                """);
        assertThat(statuses(body)).containsExactly("201", "201");
        for (int i = 0; i < 2; i++) {
            scene.assertFound(
                    scene.client().get("/Users/" + idOf(body, i)).body(),
                    "/" + ENTERPRISE + "/manager/value " + idOf(body, 1 - i));
        }
    }

    @Test
    void groups_that_contain_each_other_are_refused() {
        JsonNode body = bulk("""
                {'method':'POST','path':'/Groups','bulkId':'a','data':{'displayName':'A','members':[{'type':'Group','value':'bulkId:b'}]}},
                {'method':'POST','path':'/Groups','bulkId':'b','data':{'displayName':'B','members':[{'type':'Group','value':'bulkId:a'}]}}
                """);
        assertThat(statuses(body)).containsExactly("409", "409");
        assertThat(body.at("/Operations/0/response/detail").stringValue()).contains("\"a\"", "\"b\"");
        assertThat(body.at("/Operations/1/response/detail").stringValue()).contains("\"a\"");
        assertThat(body.at("/Operations/0/location").isMissingNode()).isTrue();
    }

    @Test
    void what_fails_says_why_and_stops_nothing_else() {
        JsonNode body = bulk("""
                {'method':'POST','path':'/Users','bulkId':'1','data':{'userName':'bjensen@example.com'}},
                {'method':'POST','path':'/Users','bulkId':'2','data':{'userName':'jsmith'}}
                """);
        assertThat(statuses(body)).containsExactly("409", "201");
        scene.assertFound(
                body,
                "/Operations/0/response/scimType uniqueness; /Operations/0/response/status 409;"
                        + " /Operations/0/response/schemas/0 urn:ietf:params:scim:api:messages:2.0:Error;"
                        + " /Operations/0/location -");
    }

    @Test
    void the_rest_is_left_undone_after_as_many_errors_as_the_client_bears() {
        String operations = """
                {'method':'POST','path':'/Users','bulkId':'1','data':{'userName':'bjensen@example.com'}},
                {'method':'POST','path':'/Users','bulkId':'2','data':{'userName':'jsmith'}},
                {'method':'POST','path':'/Users','bulkId':'3','data':{'userName':'mandy@example.com'}},
                {'method':'POST','path':'/Users','bulkId':'4','data':{'userName':'dnewman'}}
                """;
        assertThat(statuses(bulk("'failOnErrors':2,", operations))).containsExactly("409", "201", "409");
        scene.assertFound(get("/Users?filter=userName eq \"dnewman\""), "/totalResults 0");
        scene.assertFound(get("/Users?filter=userName eq \"jsmith\""), "/totalResults 1");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'method':'GET','path':'/Users/BARBARA'}                              | 400 | invalidSyntax | method",
                "{'path':'/Users/BARBARA'}                                             | 400 | invalidSyntax | method",
                "{'method':'POST','path':'/Users','data':{'userName':'x'}}             | 400 | invalidSyntax | bulkId",
                "{'method':'POST','path':'/Users/BARBARA','bulkId':'1','data':{}}      | 400 | invalidSyntax | path",
                "{'method':'DELETE','path':'/Users'}                                   | 400 | invalidSyntax | path",
                "{'method':'DELETE'}                                                   | 400 | invalidSyntax | path",
                "{'method':'PUT','path':'/Users/BARBARA'}                              | 400 | invalidSyntax | data",
                "{'method':'PUT','path':'/Users/BARBARA','data':[]}                    | 400 | invalidSyntax | data",
                "{'method':'PATCH','path':'/Users/BARBARA','data':{'op':'add'}}        | 400 | invalidSyntax | Operations",
                "{'method':'DELETE','path':'/Users/nobody'}                            | 404 |               | resource",
                "{'method':'POST','path':'/Shoes','bulkId':'1','data':{}}              | 404 |               | /Shoes",
                "{'method':'POST','path':'/Bulk','bulkId':'1','data':{}}               | 404 |               | /Bulk",
                "{'method':'POST','path':'/Equipment','bulkId':'1','data':{'assetTag':'1'}} | 404 |          | /Equipment",
                "{'method':'DELETE','path':'/Users/BARBARA','version':'W/\\\"7\\\"'}   | 412 |               | version",
                "{'method':'DELETE','path':'/Users/BARBARA','version':''}              | 400 | invalidValue  | version",
                "{'method':'DELETE','path':'/Users/bulkId:jim'}                        | 400 | invalidValue  | jim",
                "{'method':'POST','path':'/Users','bulkId':'1','data':{}}              | 400 | invalidValue  | userName",
            })
    void an_operation_that_makes_no_sense_is_refused_by_itself(
            String operation, String status, String scimType, String detail) {
        JsonNode body = bulk(operation + ",{'method':'DELETE','path':'/Groups/NOBODY'}");
        assertThat(statuses(body)).containsExactly(status, "204");
        JsonNode response = body.at("/Operations/0/response");
        assertThat(response.path("scimType").asString("")).isEqualTo(scimType == null ? "" : scimType);
        assertThat(response.get("detail").stringValue()).contains(detail);
    }

    @Test
    void whoever_needs_what_failed_fails_as_well() {
        JsonNode body = bulk("""
                {'method':'POST','path':'/Groups','bulkId':'team','data':{'displayName':'Team','members':[{'value':'bulkId:jim'}]}},
                {'method':'POST','path':'/Users','bulkId':'jim','data':{'userName':'bjensen@example.com'}}
                """);
        assertThat(statuses(body)).containsExactly("409", "409");
        assertThat(body.at("/Operations/0/response/detail").stringValue()).contains("jim");
        scene.assertFound(get("/Groups?filter=displayName eq \"Team\""), "/totalResults 0");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{}                                        | Operations",
                "{'Operations':{}}                         | Operations",
                "{'Operations':[]}                         | Operations",
                "{'Operations':['DELETE']}                 | Operations[0]",
                "{'Operations':[{'method':1}]}             | Operations[0].method",
                "{'failOnErrors':'1','Operations':[{}]}    | failOnErrors",
                "{'failOnErrors':0,'Operations':[{}]}      | failOnErrors",
                "{'Operations':[{'bulkId':'1'},{'bulkId':'1'}]} | Operations[1].bulkId",
            })
    void a_body_that_is_no_bulk_request_is_refused_as_a_whole(String body, String place) {
        scene.sends("POST /Bulk", body.replace('\'', '"')).isError(400, "invalidSyntax", place);
    }

    @Test
    void its_limits_are_announced_and_kept() {
        JsonNode announced = get("/ServiceProviderConfig").get("bulk");
        assertThat(announced.get("supported").booleanValue()).isTrue();
        int most = announced.get("maxOperations").intValue();
        int payload = announced.get("maxPayloadSize").intValue();
        String one = "{\"method\":\"DELETE\",\"path\":\"/Users/x\"}";
        String many = IntStream.rangeClosed(0, most).mapToObj(i -> one).collect(Collectors.joining(","));
        scene.sends("POST /Bulk", "{\"Operations\":[" + many + "]}")
                .isError(413, null, "maxOperations", Integer.toString(most));
        scene.sends("POST /Bulk", "{\"Operations\":[" + one + "]}" + " ".repeat(payload))
                .isError(413, null, Integer.toString(payload));
        scene.sends("GET /Bulk", null).isError(405, null);
    }

    @Test
    void a_thousand_operations_are_one_request() {
        String members = IntStream.range(1, 1_000)
                .mapToObj(i -> "{'value':'bulkId:" + i + "'}")
                .collect(Collectors.joining(","));
        String users = IntStream.range(1, 1_000)
                .mapToObj(i -> "{'method':'POST','path':'/Users','bulkId':'" + i + "','data':{'userName':'guide-" + i
                        + "@example.com'}}")
                .collect(Collectors.joining(","));
        JsonNode body = bulk("{'method':'POST','path':'/Groups','bulkId':'all','data':{'displayName':'All','members':["
                + members + "]}}," + users);
        assertThat(statuses(body)).hasSize(1_000).containsOnly("201");
        assertThat(scene.client()
                        .get("/Groups/" + idOf(body, 0))
                        .body()
                        .get("members")
                        .size())
                .isEqualTo(999);
    }

    @Test
    void a_leaver_who_returns_is_known_again_and_referred_to_by_the_old_id() {
        scene = Scene.of(new ScimServer(port, commands).newTenant(ClientProfile.OKTA));
        JsonNode body = bulk("""
                {'method':'POST','path':'/Groups','bulkId':'team','data':{'displayName':'Team','members':[{'value':'bulkId:mandy'}]}},
                {'method':'POST','path':'/Users','bulkId':'mandy','data':{'userName':'mandy@example.com'}}
                """);
        assertThat(statuses(body)).containsExactly("201", "201");
        assertThat(idOf(body, 1)).isEqualTo(scene.inserted("MANDY"));
        scene.assertFound(get("/Users/MANDY"), "/active true; /groups/0/value " + idOf(body, 0));
    }

    @Test
    void equipment_is_for_those_who_may_see_it() {
        ScimServer server = new ScimServer(port, commands);
        ScimClient inventory = server.newClient(
                scene.client().tenant(),
                "Inventory",
                ClientProfile.RFC,
                Policies.defaultsFor(ClientProfile.RFC),
                Set.of(Scope.EQUIPMENT));
        ScimAnswer answer = inventory.post("/Bulk", request("", """
                {'method':'POST','path':'/Equipment','bulkId':'1','data':{'assetTag':'MB-1'}},
                {'method':'POST','path':'/Users','bulkId':'2','data':{'userName':'jsmith'}}
                """));
        assertThat(statuses(answer.hasStatus(200).body())).containsExactly("201", "404");
    }

    private JsonNode bulk(String operations) {
        return bulk("", operations);
    }

    private JsonNode bulk(String before, String operations) {
        return scene.sends("POST /Bulk", request(before, operations))
                .hasStatus(200)
                .body();
    }

    private static String request(String before, String operations) {
        return ("{'schemas':['urn:ietf:params:scim:api:messages:2.0:BulkRequest']," + before + "'Operations':["
                        + operations + "]}")
                .replace("'E'", "'" + ENTERPRISE + "'")
                .replace('\'', '"');
    }

    private JsonNode get(String path) {
        return scene.sends("GET " + path, null).hasStatus(200).body();
    }

    private static List<String> statuses(JsonNode body) {
        return body.get("Operations").values().stream()
                .map(operation -> operation.get("status").stringValue())
                .toList();
    }

    private static String idOf(JsonNode body, int operation) {
        String location = body.get("Operations").get(operation).get("location").stringValue();
        return location.substring(location.lastIndexOf('/') + 1);
    }
}
