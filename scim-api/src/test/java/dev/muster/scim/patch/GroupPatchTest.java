package dev.muster.scim.patch;

import static dev.muster.scim.patch.Bodies.body;
import static dev.muster.scim.patch.Bodies.patch;
import static dev.muster.scim.patch.Bodies.written;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.directory.Refusal;
import dev.muster.directory.integration.ClientProfile;
import dev.muster.directory.schema.ResourceType;
import dev.muster.directory.schema.SchemaRegistry;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ObjectNode;

class GroupPatchTest {
    private static final ResourceType GROUP = SchemaRegistry.standard().group();
    private static final String BARBARA = "2819c223-7f76-453a-919d-413861904646";
    private static final String JAMES = "08e1d05d-121c-4561-8b96-473d93df9210";

    // operations on the left, what happens to the members on the right; the same in every profile
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'op':'add','path':'members','value':[{'value':'a','display':'A'},{'value':'b'}]}  | Add[ids=[a, b]]",
                "{'op':'Add','path':'members','value':[{'$ref':null,'value':'a'}]}                  | Add[ids=[a]]",
                "{'op':'add','path':'members','value':{'value':'a'}}                                | Add[ids=[a]]",
                "{'op':'add','path':'members','value':['a','a']}                                    | Add[ids=[a]]",
                "{'op':'add','path':'members[value eq #a#]','value':{'value':'a'}}                  | Add[ids=[a]]",
                "{'op':'remove','path':'members[value eq #a#]'}                                     | Remove[ids=[a]]",
                "{'op':'remove','path':'members[value eq #a# or value eq #b#]'}                     | Remove[ids=[a, b]]",
                "{'op':'Remove','path':'members','value':[{'$ref':null,'value':'a'}]}               | Remove[ids=[a]]",
                "{'op':'remove','path':'members','value':{'value':'a'}}                             | Remove[ids=[a]]",
                "{'op':'remove','path':'members','value':'a'}                                       | Remove[ids=[a]]",
                "{'op':'remove','path':'members','value':[]}                                        | Remove[ids=[]]",
                "{'op':'remove','path':'members'}                                                   | RemoveAll[]",
                "{'op':'replace','path':'members','value':[{'value':'a'},{'value':'b'}]}            | ReplaceAll[ids=[a, b]]",
                "{'op':'replace','path':'members','value':[]}                                       | ReplaceAll[ids=[]]",
                "{'op':'replace','path':'urn:ietf:params:scim:schemas:core:2.0:Group:members','value':[]} | ReplaceAll[ids=[]]",
                "{'op':'add','value':{'members':[{'value':'a'}]}}                                   | Add[ids=[a]]",
                "{'op':'replace','value':{'MEMBERS':[{'VALUE':'a'}]}}                               | ReplaceAll[ids=[a]]",
                "{'op':'replace','value':{'id':'x','displayName':'N'}}                              |",
                "{'op':'replace','value':{'displayName':'N','members':null}}                        |",
                "{'op':'remove','path':'members[value eq #a#]'},{'op':'add','path':'members','value':[{'value':'b'}]} | Remove[ids=[a]], Add[ids=[b]]",
            })
    void the_operations_on_the_left_do_on_the_right_to_the_members(String operations, String membership) {
        for (ClientProfile profile : ClientProfile.values()) {
            GroupPatch patch = read(profile, patch(operations.replace("#", "\\'")));
            assertThat(patch.membership().toString()).isEqualTo("[" + (membership == null ? "" : membership) + "]");
        }
    }

    @Test
    void the_examples_of_the_rfc_are_understood() {
        assertThat(read(ClientProfile.RFC, Bodies.file("rfc7644-3.5.2.1-add-member"))
                        .membership())
                .containsExactly(new MembershipOperation.Add(List.of(BARBARA)));
        assertThat(read(ClientProfile.RFC, Bodies.file("rfc7644-3.5.2.2-remove-all-members"))
                        .membership())
                .containsExactly(new MembershipOperation.RemoveAll());
        assertThat(read(ClientProfile.RFC, Bodies.file("rfc7644-3.5.2.2-remove-and-add-member"))
                        .membership())
                .containsExactly(
                        new MembershipOperation.Remove(List.of(BARBARA)), new MembershipOperation.Add(List.of(JAMES)));
        assertThat(read(ClientProfile.RFC, Bodies.file("rfc7644-3.5.2.3-replace-members"))
                        .membership())
                .containsExactly(new MembershipOperation.ReplaceAll(List.of(BARBARA, JAMES)));
    }

    @Test
    void attributes_go_one_way_and_members_the_other() {
        GroupPatch patch = read(ClientProfile.OKTA, patch("""
                        {'op':'replace','value':{'id':'x','displayName':'N','members':[{'value':'a'}]}},
                        {'op':'add','path':'externalId','value':'e'}
                        """));
        assertThat(written(patch.attributes()))
                .isEqualTo(
                        patch(
                                "{'op':'replace','value':{'id':'x','displayName':'N'}},{'op':'add','path':'externalId','value':'e'}"));
        assertThat(patch.membership()).containsExactly(new MembershipOperation.ReplaceAll(List.of("a")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'op':'add','path':'members','value':[{'display':'A'}]}",
                "{'op':'add','path':'members','value':[17]}",
                "{'op':'add','path':'members','value':[{'value':' '}]}",
                "{'op':'remove','path':'members[display eq #A#]'}",
                "{'op':'remove','path':'members[value sw #A#]'}",
                "{'op':'remove','path':'members[value eq #A# and type eq #User#]'}",
                "{'op':'remove','path':'members[not (value eq #A#)]'}",
                "{'op':'replace','path':'members[value eq #A#]','value':{'value':'b'}}",
                "{'op':'replace','path':'members[value eq #A#].display','value':'b'}",
                "{'op':'remove','path':'members.value'}"
            })
    void members_named_otherwise_than_by_their_ids_are_refused(String operation) {
        assertThatThrownBy(() -> read(ClientProfile.ENTRA, patch(operation.replace("#", "\\'"))))
                .isInstanceOf(Refusal.class);
    }

    @Test
    void a_whole_group_names_its_members_the_same_way() {
        assertThat(MemberIds.ofBody(body("{'displayName':'N','members':[{'value':'a'},{'value':'b','display':'B'}]}")))
                .contains(List.of("a", "b"));
        assertThat(MemberIds.ofBody(body("{'displayName':'N','members':[]}"))).contains(List.of());
        assertThat(MemberIds.ofBody(body("{'displayName':'N','members':null}"))).isEmpty();
        assertThat(MemberIds.ofBody(body("{'displayName':'N'}"))).isEmpty();
    }

    private static GroupPatch read(ClientProfile profile, ObjectNode body) {
        return GroupPatch.of(PatchDialect.of(profile).read(body, GROUP));
    }
}
