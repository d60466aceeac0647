package dev.muster.server.scim;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.directory.Commands;
import dev.muster.directory.integration.ClientProfile;
import dev.muster.server.ScimServer;
import dev.muster.server.WholeServer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** RFC 7644 §3.5.2.1: what changes nothing leaves the time of the last change as it is, and the version with it. */
@WholeServer
class PatchWithoutEffectTest {
    @Autowired
    Commands commands;

    @LocalServerPort
    int port;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "/Users/BARBARA | [{'op':'replace','path':'active','value':true}]",
                "/Users/BARBARA | [{'op':'add','path':'emails','value':[{'value':'bjensen@example.com','type':'work'}]}]",
                "/Users/BARBARA | [{'op':'add','path':'title','value':'Guide'},{'op':'remove','path':'title'}]",
                "/Users/BARBARA | [{'op':'remove','path':'nickName'}]",
                "/Users/BARBARA | [{'op':'replace','value':{'id':'x','groups':[],'userName':'bjensen@example.com'}}]",
                "/Users/BARBARA | [{'op':'replace','path':'password','value':'t1meMa$heen'}]",
                "/Groups/GUIDES | [{'op':'replace','path':'displayName','value':'Tour Guides'}]",
                "/Groups/GUIDES | [{'op':'add','path':'members','value':[{'value':'BARBARA'}]}]",
                "/Groups/GUIDES | [{'op':'replace','path':'members','value':[{'value':'BARBARA'}]}]",
                "/Groups/GUIDES | [{'op':'remove','path':'members','value':[{'value':'MANDY'}]}]",
                "/Groups/GUIDES | [{'op':'remove','path':'members'},{'op':'add','path':'members','value':[{'value':'BARBARA'}]}]",
            })
    void leaves_version_and_time(String resource, String operations) {
        Scene scene = Scene.of(new ScimServer(port, commands).newTenant(ClientProfile.RFC));
        JsonNode before = meta(scene, resource);
        int status = scene.sends("PATCH " + resource, Scene.body(operations.replace('\'', '"')))
                .status();
        assertThat(status).isIn(200, 204);
        assertThat(meta(scene, resource)).isEqualTo(before);
    }

    private static JsonNode meta(Scene scene, String resource) {
        return scene.sends("GET " + resource, null).hasStatus(200).body().get("meta");
    }
}
