package dev.muster.scim.patch;

import static dev.muster.scim.patch.Bodies.body;
import static dev.muster.scim.patch.Bodies.patch;
import static dev.muster.scim.patch.Bodies.written;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.directory.document.Document;
import dev.muster.directory.document.DocumentRefusal;
import dev.muster.directory.integration.ClientProfile;
import dev.muster.directory.patch.NoMatch;
import dev.muster.directory.patch.Patch;
import dev.muster.directory.patch.PatchOperation;
import dev.muster.directory.schema.ResourceType;
import dev.muster.directory.schema.SchemaRegistry;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class PatchDialectTest {
    private static final SchemaRegistry REGISTRY = SchemaRegistry.standard();
    private static final ResourceType USER = REGISTRY.user();
    private static final JsonMapper JSON = JsonMapper.shared();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "rfc7644-3.5.2.1-add-member",
                "rfc7644-3.5.2.1-add-without-path",
                "rfc7644-3.5.2.2-remove-one-member",
                "rfc7644-3.5.2.2-remove-all-members",
                "rfc7644-3.5.2.2-remove-values-of-emails",
                "rfc7644-3.5.2.2-remove-and-add-member",
                "rfc7644-3.5.2.3-replace-members",
                "rfc7644-3.5.2.3-replace-address",
                "rfc7644-3.5.2.3-replace-without-path",
            })
    void a_canonical_request_of_the_rfc_is_read_as_it_stands_in_every_profile(String file) {
        ObjectNode body = Bodies.file(file);
        ResourceType type = file.contains("member") ? REGISTRY.group() : USER;
        for (ClientProfile profile : ClientProfile.values()) {
            PatchDialect.Reading reading = PatchDialect.of(profile).read(body, type);
            assertThat(written(reading.operations()).get("Operations")).isEqualTo(body.get("Operations"));
            assertThat(reading.ignored()).isEmpty();
        }
    }

    // body on the left, its canonical form on the right; in every profile
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'operations':[{'OP':'Replace','Path':'ACTIVE','Value':'False'}]} | {'op':'replace','path':'active','value':'False'}",
                "{'Operations':[{'op':'ADD','value':{'title':'Lead'}}]}            | {'op':'add','value':{'title':'Lead'}}",
                "{'Operations':[{'op':'add','path':null,'value':{'title':'x'}}]}   | {'op':'add','value':{'title':'x'}}",
                "{'Operations':[{'op':'add','path':'','value':{'title':'x'}}]}     | {'op':'add','value':{'title':'x'}}",
                "{'Operations':[{'op':'replace','value':{'name.givenName':'B'}}]}  | {'op':'replace','path':'name.givenName','value':'B'}",
                "{'Operations':[{'op':'replace','value':{'title':'x','name.givenName':'B'}}]} | {'op':'replace','value':{'title':'x'}},{'op':'replace','path':'name.givenName','value':'B'}",
                "{'Operations':[{'op':'add','value':{'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:department':'Tours'}}]} | {'op':'add','path':'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:department','value':'Tours'}",
                "{'Operations':[{'op':'add','value':{'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User':{'department':'Tours'}}}]} | {'op':'add','value':{'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User':{'department':'Tours'}}}",
                "{'Operations':[{'op':'add','path':'urn:ietf:params:scim:schemas:core:2.0:User','value':{'title':'x'}}]} | {'op':'add','value':{'title':'x'}}",
                "{'Operations':[{'op':'add','value':{'urn:ietf:params:scim:schemas:core:2.0:User':{'title':'x'}}}]} | {'op':'add','value':{'title':'x'}}",
                "{'Operations':[{'op':'add','value':{'urn:ietf:params:scim:schemas:core:2.0:User:title':'x'}}]} | {'op':'add','path':'title','value':'x'}",
                "{'Operations':[{'op':'remove','path':'title','value':null}]}      | {'op':'remove','path':'title'}",
                "{'Operations':[{'op':'remove','path':'EMAILS','value':[{'value':'x'}]}]} | {'op':'remove','path':'emails','value':[{'value':'x'}]}",
                "{'Operations':[{'op':'replace','value':{'id':'x','active':true}}]} | {'op':'replace','value':{'id':'x','active':true}}",
            })
    void a_liberty_that_contradicts_nothing_is_taken_by_all(String client, String canonical) {
        for (ClientProfile profile : ClientProfile.values()) {
            assertThat(written(PatchDialect.of(profile).read(body(client), USER).operations()))
                    .isEqualTo(patch(canonical));
        }
    }

    @ParameterizedTest
    @EnumSource(ClientProfile.class)
    void reading_what_was_read_changes_nothing(ClientProfile profile) {
        PatchDialect dialect = PatchDialect.of(profile);
        ObjectNode body = Bodies.file("entra-patch-flagged-keys");
        if (profile == ClientProfile.RFC) {
            // the last operation and "manager" without a URN are refused there
            body.withArray("Operations").remove(4);
            body.withArray("Operations").remove(2);
        }
        PatchDialect.Reading once = dialect.read(body, USER);
        PatchDialect.Reading twice = dialect.read(written(once.operations()), USER);
        assertThat(twice.operations()).isEqualTo(once.operations());
        assertThat(twice.ignored()).isEmpty();
    }

    @Test
    void entras_keys_become_paths_and_its_manager_is_found() {
        PatchDialect.Reading reading =
                PatchDialect.of(ClientProfile.ENTRA).read(Bodies.file("entra-patch-flagged-keys"), USER);
        assertThat(written(reading.operations())).isEqualTo(patch("""
                                {'op':'replace','value':{'displayName':'Barbara Jensen'}},
                                {'op':'replace','path':'name.givenName','value':'Barbara'},
                                {'op':'replace','path':'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:employeeNumber','value':'701984'},
                                {'op':'add','path':"phoneNumbers[type eq \\"mobile\\"].value",'value':'555-0100'},
                                {'op':'add','path':'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:manager','value':[{'$ref':'../Users/26118915','value':'26118915'}]},
                                {'op':'replace','path':'active','value':'False'}
                                """));
        assertThat(reading.ignored()).containsExactly("shoe.size", "shoeSize");
    }

    @ParameterizedTest
    @CsvSource({"RFC, REFUSE, false, false", "OKTA, CREATE, true, false", "ENTRA, CREATE, true, true"})
    void the_profile_decides_where_client_and_rfc_contradict_each_other(
            ClientProfile profile, NoMatch noMatch, boolean ignoresUnknownPaths, boolean findsManager) {
        PatchDialect dialect = PatchDialect.of(profile);
        assertThat(dialect.noMatch()).isEqualTo(noMatch);
        ObjectNode unknown = patch("{'op':'add','path':'shoeSize','value':44},{'op':'add','path':'title','value':'x'}");
        if (ignoresUnknownPaths) {
            PatchDialect.Reading reading = dialect.read(unknown, USER);
            assertThat(reading.operations()).hasSize(1);
            assertThat(reading.ignored()).containsExactly("shoeSize");
        } else {
            assertThatThrownBy(() -> dialect.read(unknown, USER)).isInstanceOf(DocumentRefusal.InvalidPath.class);
        }
        ObjectNode manager = patch("{'op':'add','value':{'manager':'26'}},{'op':'add','path':'title','value':'x'}");
        assertThat(written(dialect.read(manager, USER).operations()).toString().contains("2.0:User:manager"))
                .isEqualTo(findsManager);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{'Operations':null}",
                "{'Operations':[]}",
                "{'Operations':{'op':'add'}}",
                "{'Operations':['add']}",
                "{'Operations':[{}]}",
                "{'Operations':[{'op':1}]}",
                "{'Operations':[{'op':'move','path':'title'}]}",
                "{'Operations':[{'op':'add','path':'title'}]}",
                "{'Operations':[{'op':'add','path':7,'value':'x'}]}",
                "{'Operations':[{'op':'replace'}]}"
            })
    void a_body_that_is_no_patch_is_refused(String body) {
        assertThatThrownBy(() -> PatchDialect.of(ClientProfile.OKTA).read(body(body), USER))
                .isInstanceOf(MalformedPatch.class);
    }

    @Test
    void a_removal_without_a_path_has_no_target() {
        assertThatThrownBy(() -> PatchDialect.of(ClientProfile.RFC).read(patch("{'op':'remove'}"), USER))
                .isInstanceOf(DocumentRefusal.NoTarget.class);
    }

    @ParameterizedTest
    @EnumSource(ClientProfile.class)
    void a_malformed_path_is_refused_in_every_profile(ClientProfile profile) {
        ObjectNode malformed = body("{\"Operations\":[{\"op\":\"remove\",\"path\":\"name[familyName pr]\"}]}");
        assertThatThrownBy(() -> PatchDialect.of(profile).read(malformed, USER))
                .isInstanceOf(DocumentRefusal.InvalidPath.class);
    }

    @Test
    void operations_are_limited_in_number() {
        String many =
                String.join(",", Collections.nCopies(PatchDialect.OPERATIONS + 1, "{'op':'remove','path':'title'}"));
        assertThatThrownBy(() -> PatchDialect.of(ClientProfile.RFC).read(patch(many), USER))
                .isInstanceOf(DocumentRefusal.TooLarge.class);
    }

    // an earlier build kept the role as it was written
    @Test
    void an_app_role_is_removed_by_its_value_and_as_it_was_written() {
        String written = "{\\\"value\\\":\\\"Guide\\\",\\\"displayName\\\":\\\"Tour Guide\\\"}";
        PatchOperation.Remove remove = removed("\"path\":\"roles\",\"value\":[{\"value\":\"" + written + "\"}]");
        assertThat(String.valueOf(remove.only())).isEqualTo("[{\"value\":\"Guide\"},{\"value\":\"" + written + "\"}]");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "value eq 'Cook'                        | value eq 'Cook'",
                "value eq '{~value~:~Cook~}'            | (value eq 'Cook' or value eq '{~value~:~Cook~}')",
                "value eq '{~value~:~Cook~}' or primary eq true | (value eq 'Cook' or primary eq true or value eq '{~value~:~Cook~}')",
                "value eq '{~value~:~Cook~}' and primary eq true | ((value eq 'Cook' and primary eq true) or (value eq '{~value~:~Cook~}' and primary eq true))",
            })
    void so_it_is_where_a_filter_names_it(String client, String canonical) {
        String filter = client.replace("~", "\\\"").replace('\'', '"');
        PatchOperation.Remove remove = removed("\"path\":" + JSON.writeValueAsString("roles[" + filter + "]"));
        assertThat(remove.path())
                .hasToString("roles[" + canonical.replace("~", "\\\"").replace('\'', '"') + "]");
    }

    @Test
    void however_it_is_named_it_is_gone_afterwards() {
        Document document = Document.parse("{\"userName\":\"bjensen\",\"roles\":[{\"value\":\"Guide\"},"
                + "{\"value\":\"{\\\"value\\\":\\\"Cook\\\"}\"},{\"value\":\"Cook\"}]}");
        for (String which : List.of(
                "\"path\":\"roles\",\"value\":[{\"value\":\"{\\\"value\\\":\\\"Cook\\\"}\"}]",
                "\"path\":\"roles[value eq \\\"{\\\\\\\"value\\\\\\\":\\\\\\\"Cook\\\\\\\"}\\\"]\"")) {
            Document after = Patch.apply(USER, document, null, List.of(removed(which)), NoMatch.CREATE)
                    .document();
            assertThat(after.tree().get("roles")).hasToString("[{\"value\":\"Guide\"}]");
        }
    }

    /** What Entra removes, and the same when what was read is read again. */
    private static PatchOperation.Remove removed(String which) {
        PatchDialect entra = PatchDialect.of(ClientProfile.ENTRA);
        ObjectNode patch = (ObjectNode) JSON.readTree("{\"Operations\":[{\"op\":\"Remove\"," + which + "}]}");
        List<PatchOperation> once = entra.read(patch, USER).operations();
        assertThat(entra.read(written(once), USER).operations()).isEqualTo(once);
        return (PatchOperation.Remove) once.getFirst();
    }
}
