package dev.muster.server.scim;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.directory.Commands;
import dev.muster.directory.integration.ClientProfile;
import dev.muster.server.ScimAnswer;
import dev.muster.server.ScimServer;
import dev.muster.server.WholeServer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * What Okta sends, moment by moment: the request, the file with its body, the status that Okta wants, and what it then looks for
 * at which place of the answer. Each row meets a tenant with the user BARBARA, the leaver MANDY, the group GUIDES with
 * BARBARA in it and the empty group NOBODY.
 */
@WholeServer
class OktaTest {
    @Autowired
    Commands commands;

    @LocalServerPort
    int port;

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "test connection           | GET /Users?startIndex=1&count=2                                   |                        | 200 | /itemsPerPage 2; /totalResults 2",
                "test of group import      | GET /Groups?startIndex=1&count=100                                |                        | 200 | /itemsPerPage 2; /Resources/0/displayName Tour Guides",
                "match, nobody there       | GET /Users?filter=userName%20eq%20%22dnewman%40example.com%22&startIndex=1&count=100 |     | 200 | /totalResults 0; /itemsPerPage 0; /Resources []",
                "match                     | GET /Users?filter=userName%20eq%20%22bjensen%40example.com%22&startIndex=1&count=100 |     | 200 | /totalResults 1; /Resources/0/id BARBARA",
                "match finds a leaver      | GET /Users?filter=userName%20eq%20%22mandy%40example.com%22&startIndex=1&count=100   |     | 200 | /Resources/0/id MANDY; /Resources/0/active false",
                "match by mapped e-mail    | GET /Users?filter=email%20eq%20%22bjensen%40example.com%22&startIndex=1&count=100    |     | 200 | /Resources/0/id BARBARA",
                "create                    | POST /Users                                                       | okta-create-newman     | 201 | /userName dnewman@example.com; /active true; /emails/0/value dnewman@example.com",
                "create, taken             | POST /Users                                                       | okta-create-user       | 409 | /scimType uniqueness; /status 409",
                "create with six attributes| POST /Users                                                       | okta-six-attributes    | 201 | /userType agent; /name/familyName Smith",
                "create of a leaver        | POST /Users                                                       | okta-create-mandy      | 201 | /id MANDY; /active true",
                "read before update        | GET /Users/BARBARA                                                |                        | 200 | /id BARBARA; /groups/0/value GUIDES",
                "update by put of our body | PUT /Users/BARBARA                                                | okta-put-user          | 200 | /id BARBARA; /name/givenName Babs; /groups/0/value GUIDES; /nickName -",
                "deactivate by patch       | PATCH /Users/BARBARA                                              | okta-deactivate        | 200 | /active false",
                "deactivate by put         | PUT /Users/BARBARA                                                | okta-put-user-inactive | 200 | /active false",
                "reactivate by patch       | PATCH /Users/MANDY                                                | okta-reactivate        | 200 | /active true",
                "reactivate by put         | PUT /Users/MANDY                                                  | okta-create-mandy      | 200 | /id MANDY; /active true",
                "password sync             | PATCH /Users/BARBARA                                              | okta-password          | 200 | /password -",
                "import, page one          | GET /Users?startIndex=1&count=100                                 |                        | 200 | /totalResults 2; /startIndex 1; /itemsPerPage 2",
                "import, behind the end    | GET /Users?startIndex=101&count=100                               |                        | 200 | /totalResults 2; /startIndex 101; /itemsPerPage 0; /Resources []",
                "push, group unknown       | GET /Groups?filter=displayName%20eq%20%22Sales%22&startIndex=1&count=100       |           | 200 | /totalResults 0; /Resources []",
                "push, link                | GET /Groups?filter=displayName%20eq%20%22Tour%20Guides%22&startIndex=1&count=100 |         | 200 | /Resources/0/id GUIDES",
                "push                      | POST /Groups                                                      | okta-push-sales        | 201 | /displayName Sales",
                "push, name taken          | POST /Groups                                                      | okta-push-group        | 409 | /scimType uniqueness",
                "rename repeats the id     | PATCH /Groups/GUIDES?attributes=displayName                       | okta-rename-group      | 200 | /displayName Guides",
                "rename without a body     | PATCH /Groups/GUIDES                                              | okta-rename-group      | 204 |",
                "rename by put             | PUT /Groups/GUIDES                                                | okta-put-group         | 200 | /displayName Tour Guides; /members/0/value MANDY",
                "add and remove members    | PATCH /Groups/GUIDES?attributes=members                           | okta-change-members    | 200 | /members/0/value MANDY; /members/1 -",
                "replace members           | PATCH /Groups/GUIDES?attributes=members                           | okta-replace-members   | 200 | /members/0/value MANDY; /members/1 -",
                "push now, empty group     | PATCH /Groups/GUIDES?attributes=members                           | okta-no-members        | 200 | /members/0 -",
                "remove of a non-member    | PATCH /Groups/NOBODY?attributes=members                           | okta-change-members    | 200 | /members/0/value MANDY",
                "unlink                    | DELETE /Groups/GUIDES                                             |                        | 204 |",
                "entitlements              | GET /ResourceTypes                                                |                        | 200 | /Resources/0/endpoint /Users",
            })
    void wants(String moment, String request, @Nullable String body, int status, @Nullable String found) {
        Scene scene = Scene.of(new ScimServer(port, commands).newTenant(ClientProfile.OKTA));
        ScimAnswer answer = scene.sends(request, body == null ? null : withPeople(Bodies.text(body)))
                .hasStatus(status);
        if (status == 204) {
            assertThat(answer.http().body()).isEmpty();
            return;
        }
        assertThat(answer.header("Content-Type")).as(moment).isEqualTo("application/scim+json");
        if (status == 201) {
            assertThat(answer.header("Location"))
                    .isEqualTo(answer.body().at("/meta/location").stringValue());
        }
        if (found != null) scene.assertFound(answer.body(), found);
    }

    /** Who leaves, joins and stays in the bodies about a group. */
    private static String withPeople(String body) {
        return body.replace("MEMBERS", "{\"value\":\"MANDY\",\"display\":\"mandy@example.com\"}")
                .replace("LEAVES", "BARBARA")
                .replace("JOINS", "MANDY")
                .replace("\"GROUP\"", "\"GUIDES\"");
    }
}
