package dev.muster.directory.patch;

import static dev.muster.directory.schema.Json.json;
import static dev.muster.directory.schema.Json.object;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.directory.document.Document;
import dev.muster.directory.document.DocumentRefusal;
import dev.muster.directory.schema.ResourceType;
import dev.muster.directory.schema.SchemaRegistry;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What PATCH does to one user, row by row: RFC 7644 3.5.2.1 to 3.5.2.3, then what clients make of it. */
class PatchTest {
    private static final ResourceType USER = SchemaRegistry.standard().user();
    private static final String ENTERPRISE = SchemaRegistry.ENTERPRISE_USER;

    private static final String BARBARA = """
            {'userName':'bjensen','name':{'familyName':'Jensen','givenName':'Barbara'},'title':'Guide','active':true,
             'emails':[{'value':'b@work.example','type':'work','primary':true},{'value':'b@home.example','type':'home'}],
             'roles':[{'value':'guide'}],
             'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User':{'department':'Tours','manager':{'value':'26'}}}
            """;

    // op | path | value | the attribute to look at | what it is afterwards ("-" is absent)
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                // add
                "add     | nickName                        | 'Babs'                                | nickName | 'Babs'",
                "add     | title                           | 'Lead'                                | title    | 'Lead'",
                "add     | name                            | {'middleName':'Jane'}                 | name     | {'familyName':'Jensen','givenName':'Barbara','middleName':'Jane'}",
                "add     | name.givenName                  | 'Babs'                                | name     | {'familyName':'Jensen','givenName':'Babs'}",
                "add     | roles                           | [{'value':'lead'}]                    | roles    | [{'value':'guide'},{'value':'lead'}]",
                "add     | roles                           | {'value':'lead'}                      | roles    | [{'value':'guide'},{'value':'lead'}]",
                "add     | roles                           | ['guide','lead','lead']               | roles    | [{'value':'guide'},{'value':'lead'}]",
                "add     | roles                           | [{'value':'guide'}]                   | roles    | [{'value':'guide'}]",
                "add     | emails                          | {'value':'n','primary':true}          | emails   | [{'value':'b@work.example','type':'work','primary':false},{'value':'b@home.example','type':'home'},{'value':'n','primary':true}]",
                "add     | emails                          | {'value':'b@home.example','type':'home','primary':true} | emails | [{'value':'b@work.example','type':'work','primary':false},{'value':'b@home.example','type':'home','primary':true}]",
                "add     | emails                          | {'value':'B@home.example','type':'Home','display':'H'} | emails | [{'value':'b@work.example','type':'work','primary':true},{'value':'B@home.example','display':'H','type':'Home'}]",
                "add     | emails                          | {'value':'b@home.example','type':'other'} | emails | [{'value':'b@work.example','type':'work','primary':true},{'value':'b@home.example','type':'home'},{'value':'b@home.example','type':'other'}]",
                "add     | addresses                       | [{'locality':'Hollywood','type':'work'},{'locality':'Hollywood','type':'work','primary':true}] | addresses | [{'locality':'Hollywood','type':'work','primary':true}]",
                "add     | addresses                       | [{'locality':'Hollywood'},{'locality':'Burbank'}] | addresses | [{'locality':'Hollywood'},{'locality':'Burbank'}]",
                "add     | emails[type eq \"home\"].display | 'H'                                  | emails   | [{'value':'b@work.example','type':'work','primary':true},{'value':'b@home.example','display':'H','type':'home'}]",
                "add     | emails[type eq \"home\"]        | {'display':'H'}                       | emails   | [{'value':'b@work.example','type':'work','primary':true},{'value':'b@home.example','display':'H','type':'home'}]",
                "add     | title                           | null                                  | title    | 'Guide'",
                "add     | active                          | 'False'                               | active   | false",
                // add without a path
                "add     |                                 | {'nickName':'Babs'}                   | nickName | 'Babs'",
                "add     |                                 | {'name':{'middleName':'Jane'}}        | name     | {'familyName':'Jensen','givenName':'Barbara','middleName':'Jane'}",
                "add     |                                 | {'roles':[{'value':'lead'}]}          | roles    | [{'value':'guide'},{'value':'lead'}]",
                // replace
                "replace | title                           | 'Lead'                                | title    | 'Lead'",
                "replace | nickName                        | 'Babs'                                | nickName | 'Babs'",
                "replace | name                            | {'givenName':'Babs'}                  | name     | {'familyName':'Jensen','givenName':'Babs'}",
                "replace | name                            | {'givenName':null}                    | name     | {'familyName':'Jensen'}",
                "replace | emails                          | [{'value':'n'}]                       | emails   | [{'value':'n'}]",
                "replace | emails                          | []                                    | emails   | -",
                "replace | emails                          | null                                  | emails   | -",
                "replace | emails[type eq \"work\"]        | {'type':'work','value':'n'}           | emails   | [{'value':'n','type':'work'},{'value':'b@home.example','type':'home'}]",
                "replace | emails[type eq \"work\"].value  | 'n'                                   | emails   | [{'value':'n','type':'work','primary':true},{'value':'b@home.example','type':'home'}]",
                "replace | emails[type eq \"WORK\"].value  | 'n'                                   | emails   | [{'value':'n','type':'work','primary':true},{'value':'b@home.example','type':'home'}]",
                "replace | emails[type eq \"home\"].primary | true                                 | emails   | [{'value':'b@work.example','type':'work','primary':false},{'value':'b@home.example','type':'home','primary':true}]",
                "replace | emails[not (type eq \"home\")].display | 'W'                            | emails   | [{'value':'b@work.example','display':'W','type':'work','primary':true},{'value':'b@home.example','type':'home'}]",
                "replace | emails[primary eq \"True\"].display | 'W'                               | emails   | [{'value':'b@work.example','display':'W','type':'work','primary':true},{'value':'b@home.example','type':'home'}]",
                "replace | emails.display                  | 'D'                                   | emails   | [{'value':'b@work.example','display':'D','type':'work','primary':true},{'value':'b@home.example','display':'D','type':'home'}]",
                "replace | title                           | null                                  | title    | -",
                "replace |                                 | {'active':false}                      | active   | false",
                "replace |                                 | {'id':'x','title':'Lead'}             | title    | 'Lead'",
                "replace |                                 | {'name':{'givenName':'Babs'}}         | name     | {'familyName':'Jensen','givenName':'Babs'}",
                "replace |                                 | {'title':null}                        | title    | -",
                // remove
                "remove  | title                           |                                       | title    | -",
                "remove  | nickName                        |                                       | nickName | -",
                "remove  | name.givenName                  |                                       | name     | {'familyName':'Jensen'}",
                "remove  | name                            |                                       | name     | -",
                "remove  | emails                          |                                       | emails   | -",
                "remove  | emails[type eq \"home\"]        |                                       | emails   | [{'value':'b@work.example','type':'work','primary':true}]",
                "remove  | emails[type eq \"other\"]       |                                       | emails   | [{'value':'b@work.example','type':'work','primary':true},{'value':'b@home.example','type':'home'}]",
                "remove  | emails[type eq \"work\"].primary |                                      | emails   | [{'value':'b@work.example','type':'work'},{'value':'b@home.example','type':'home'}]",
                "remove  | emails                          | [{'value':'B@HOME.example'}]          | emails   | [{'value':'b@work.example','type':'work','primary':true}]",
                "remove  | emails                          | []                                    | emails   | [{'value':'b@work.example','type':'work','primary':true},{'value':'b@home.example','type':'home'}]",
                "remove  | roles                           | ['guide']                             | roles    | -",
                "remove  | title                           | ''                                    | title    | -",
                // empty and blank text is no value
                "replace | title                           | ''                                    | title    | -",
                "add     | title                           | ' \u200b'                            | title    | -",
                "replace | name.familyName                 | ' '                                   | name     | {'givenName':'Barbara'}",
                "replace | name                            | {'familyName':''}                     | name     | {'givenName':'Barbara'}",
                "replace | emails[type eq \"home\"].value | ''                                    | emails   | [{'value':'b@work.example','type':'work','primary':true}]",
                "remove  | emails[type eq \"work\"].value |                                       | emails   | [{'value':'b@home.example','type':'home'}]",
                "replace | emails                          | [{'value':'','type':'work'},{'value':'n'}] | emails | [{'value':'n'}]",
                "replace | E:department                    | ''                                    | E        | {'manager':{'value':'26'}}",
                // extensions
                "replace | E:department                    | 'Sales'                               | E        | {'department':'Sales','manager':{'value':'26'}}",
                "replace | E:manager.displayName         | 'Mandy'                               | E        | {'department':'Tours','manager':{'value':'26','displayName':'Mandy'}}",
                "replace | E:manager                       | {'value':'27','displayName':'Jim'}    | E        | {'department':'Tours','manager':{'value':'27','displayName':'Jim'}}",
                "add     | E:manager                       | '27'                                  | E        | {'department':'Tours','manager':{'value':'27'}}",
                "add     | E:manager                       | [{'$ref':'../Users/27','value':'27'}] | E        | {'department':'Tours','manager':{'value':'27','$ref':'../Users/27'}}",
                "add     | E:manager                       | ''                                    | E        | {'department':'Tours'}",
                "replace | E:manager                       | ''                                    | E        | {'department':'Tours'}",
                "replace | E:manager.value                 | '27'                                  | E        | {'department':'Tours','manager':{'value':'27'}}",
                "remove  | E:manager                       |                                       | E        | {'department':'Tours'}",
                "remove  | E:manager.value                 |                                       | E        | {'department':'Tours'}",
                "add     | E                               | {'division':'Parks'}                  | E        | {'division':'Parks','department':'Tours','manager':{'value':'26'}}",
                "replace | E                               | {'department':null}                   | E        | {'manager':{'value':'26'}}",
                "remove  | E                               |                                       | E        | -",
                "add     |                                 | {'E':{'E:division':'Parks','manager.value':'27'}} | E     | {'division':'Parks','department':'Tours','manager':{'value':'27'}}",
                "replace | emails                          | [{'value':'n','type':'work'},{'value':'N','type':'work','primary':true}] | emails | [{'value':'N','type':'work','primary':true}]",
                "replace | emails[value ew \"example\"].primary | true                           | emails   | [{'value':'b@work.example','type':'work','primary':false},{'value':'b@home.example','type':'home','primary':true}]",
                "remove  | emails[value ew \"example\"]    |                                       | emails   | -",
                "remove  | roles[value eq \"guide\"].value |                                       | roles    | -",
                "add     |                                 | {'E':{'division':'Parks'}}            | E        | {'division':'Parks','department':'Tours','manager':{'value':'26'}}",
            })
    void an_operation_has_its_effect_and_no_other(
            String op, String path, String value, String attribute, String after) {
        Document before = Document.of(object(BARBARA));
        String key = inFull(attribute);
        Document patched = apply(before, NoMatch.REFUSE, operation(op, path, value));
        ObjectNode expected = before.tree();
        expected.remove(key);
        if (!after.equals("-")) {
            expected.set(key, json(after));
        }
        assertThat(patched.tree()).isEqualTo(expected);
    }

    // an earlier build let in days that do not exist; whoever changes something else is not to blame for them
    @Test
    void what_is_stored_and_would_be_refused_now_is_left_alone() {
        String certificate = "{'userName':'bjensen','active':true,'title':'','x509Certificates':[{'value':'+-8='}]}";
        Document before = Document.of(object(certificate));
        Document patched = apply(before, NoMatch.REFUSE, operation("replace", "active", "false"));
        assertThat(patched.tree()).isEqualTo(object(certificate.replace("true", "false")));
        assertThatThrownBy(
                        () -> apply(before, NoMatch.REFUSE, operation("add", "x509Certificates", "[{'value':'+-9='}]")))
                .isInstanceOf(DocumentRefusal.InvalidValue.class);
    }

    // where nothing matches, Okta and Entra want the value to be made from the filter
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "phoneNumbers[type eq \"mobile\"].value                | '555'            | phoneNumbers | [{'type':'mobile','value':'555'}]",
                "addresses[type eq \"work\"].streetAddress             | 'Plaza 1'        | addresses    | [{'type':'work','streetAddress':'Plaza 1'}]",
                "entitlements[primary eq \"True\"].display             | 'All'            | entitlements | [{'primary':true,'display':'All'}]",
                "phoneNumbers[type eq \"work\" and primary eq true]    | {'value':'555'}  | phoneNumbers | [{'type':'work','primary':true,'value':'555'}]",
                "phoneNumbers[type eq \"work\"]                        | [{'value':'5'}]  | phoneNumbers | [{'type':'work','value':'5'}]",
                "phoneNumbers.value                                    | '555'            | phoneNumbers | [{'value':'555'}]",
                "phoneNumbers[type eq \"work\"].value                  | null             | phoneNumbers | -",
            })
    void a_value_path_without_a_match_is_refused_or_creates_the_value(
            String path, String value, String attribute, String created) {
        Document before = Document.of(object(BARBARA));
        for (String op : List.of("add", "replace")) {
            assertThatThrownBy(() -> apply(before, NoMatch.REFUSE, operation(op, path, value)))
                    .isInstanceOf(DocumentRefusal.NoTarget.class);
            assertThat(apply(before, NoMatch.CREATE, operation(op, path, value)).value(attribute))
                    .isEqualTo(created.equals("-") ? Optional.empty() : Optional.of(json(created)));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "replace | id                                     | 'x'             | MutabilityViolation",
                "replace | meta.created                           | 'x'             | MutabilityViolation",
                "add     | groups                                 | [{'value':'x'}] | MutabilityViolation",
                "replace | schemas                                | []              | MutabilityViolation",
                "remove  | userName                               |                 | MutabilityViolation",
                "replace | userName                               | null            | RequiredMissing",
                "replace | userName                               | ' '             | RequiredMissing",
                "replace | active                                 | 'maybe'         | InvalidValue",
                "replace | emails                                 | 17              | InvalidValue",
                "replace | name                                   | 'Jensen'        | InvalidValue",
                "replace | emails[type eq \"work\"].value         | {'x':1}         | InvalidValue",
                "replace |                                        | 'x'             | InvalidValue",
                "replace | E                                      | 'x'             | InvalidValue",
                "add     | phoneNumbers[type co \"w\"].value      | '5'             | NoTarget",
            })
    void what_cannot_be_applied_is_refused(String op, String path, String value, String refusal) {
        Document before = Document.of(object(BARBARA));
        assertThatThrownBy(() -> apply(before, NoMatch.CREATE, operation(op, path, value)))
                .isInstanceOf(DocumentRefusal.class)
                .satisfies(
                        thrown -> assertThat(thrown.getClass().getSimpleName()).isEqualTo(refusal));
    }

    // an aggregate appends nothing for these
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "replace | active                          | 'True'",
                "replace | title                           | 'Guide'",
                "add     | roles                           | [{'value':'guide'}]",
                "replace | emails[type eq \"work\"].value  | 'b@work.example'",
                "remove  | nickName                        |",
                "remove  | emails[type eq \"other\"].value |",
                "add     | E:department                    | 'Tours'",
                "replace | password                        | 't1meMa$heen'",
                "replace |                                 | {'id':'x','groups':[],'meta':{},'shoeSize':44}",
                "replace |                                 | {}",
            })
    void an_operation_without_effect_leaves_the_very_same_document(String op, String path, String value) {
        Document before = Document.of(object(BARBARA));
        assertThat(apply(before, NoMatch.REFUSE, operation(op, path, value))).isSameAs(before);
    }

    @Test
    void operations_follow_one_another_and_none_counts_if_one_fails() {
        Document before = Document.of(object(BARBARA));
        Document after = apply(
                before,
                NoMatch.REFUSE,
                operation("remove", "emails", null),
                operation("add", "emails", "[{'value':'n','type':'work'}]"),
                operation("replace", "emails[type eq \"work\"].value", "'m'"));
        assertThat(after.values("emails")).containsExactly(json("{'value':'m','type':'work'}"));
        assertThatThrownBy(() -> apply(
                        before,
                        NoMatch.REFUSE,
                        operation("replace", "title", "'Lead'"),
                        operation("replace", "active", "'maybe'")))
                .isInstanceOf(DocumentRefusal.InvalidValue.class);
        assertThat(before).isEqualTo(Document.of(object(BARBARA)));
    }

    @Test
    void the_external_id_goes_in_and_comes_out_beside_the_document() {
        Document before = Document.of(object(BARBARA));
        assertThat(externalIdAfter(before, operation("replace", "externalId", "'new'")))
                .isEqualTo("new");
        assertThat(externalIdAfter(before, operation("add", null, "{'externalId':'new'}")))
                .isEqualTo("new");
        assertThat(externalIdAfter(before, operation("remove", "externalId", null)))
                .isNull();
        assertThat(externalIdAfter(before, operation("replace", "title", "'Lead'")))
                .isEqualTo("old");
    }

    @Test
    void what_was_left_out_is_reported() {
        Patch.Patched patched = Patch.apply(
                USER,
                Document.of(object(BARBARA)),
                null,
                List.of(operation(
                        "replace",
                        null,
                        "{'id':'x','shoeSize':44,'name':{'nose':1},'E':{'shoeSize':44,'department':'Sales'}}")),
                NoMatch.REFUSE);
        assertThat(patched.ignored()).containsExactly("id", "shoeSize", "name.nose", ENTERPRISE + ":shoeSize");
    }

    @Test
    void values_are_limited_however_they_arrive() {
        PatchOperation[] hundreds = IntStream.range(0, 11)
                .mapToObj(batch -> operation(
                        "add",
                        "roles",
                        IntStream.range(0, 100)
                                .mapToObj(i -> "'" + batch + "-" + i + "'")
                                .toList()
                                .toString()))
                .toArray(PatchOperation[]::new);
        assertThatThrownBy(() -> apply(Document.of(object(BARBARA)), NoMatch.REFUSE, hundreds))
                .isInstanceOf(DocumentRefusal.TooLarge.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "replace | E:manager.value | '27'                               | {'value':'27'}",
                "replace | E:manager       | {'value':'27'}                     | {'value':'27'}",
                "add     | E:manager       | {'value':'27','displayName':'Jim'} | {'value':'27','displayName':'Jim'}",
                "add     | E:manager       | {'value':'26'}                     | {'value':'26','$ref':'../Users/26','displayName':'Al'}",
                "add     |                 | {'E':{'manager.value':'27'}}       | {'value':'27'}",
                "replace | E:manager.value | ''                                 | -",
                "remove  | E:manager.value |                                    | -",
            })
    void a_new_manager_does_not_get_the_name_of_the_one_before(
            String op, @Nullable String path, @Nullable String value, String after) {
        Document before = Document.of(object("{'userName':'bjensen','" + ENTERPRISE
                + "':{'manager':{'value':'26','$ref':'../Users/26','displayName':'Al'}}}"));
        assertThat(apply(before, NoMatch.REFUSE, operation(op, path, value)).value(ENTERPRISE, "manager"))
                .isEqualTo(after.equals("-") ? Optional.empty() : Optional.of(json(after)));
    }

    // of two operations the order does not matter
    @Test
    void a_name_that_comes_with_the_value_stays_whichever_is_first() {
        Document before = Document.of(
                object("{'userName':'bjensen','" + ENTERPRISE + "':{'manager':{'value':'26','displayName':'Al'}}}"));
        PatchOperation name = operation("replace", "E:manager.displayName", "'Jim'");
        PatchOperation value = operation("replace", "E:manager.value", "'27'");
        assertThat(apply(before, NoMatch.REFUSE, name, value))
                .isEqualTo(apply(before, NoMatch.REFUSE, value, name))
                .extracting(document -> document.value(ENTERPRISE, "manager").orElseThrow())
                .isEqualTo(json("{'value':'27','displayName':'Jim'}"));
    }

    private static Document apply(Document before, NoMatch noMatch, PatchOperation... operations) {
        return Patch.apply(USER, before, null, List.of(operations), noMatch).document();
    }

    private static @Nullable String externalIdAfter(Document before, PatchOperation operation) {
        return Patch.apply(USER, before, "old", List.of(operation), NoMatch.REFUSE)
                .externalId();
    }

    private static PatchOperation operation(String op, @Nullable String path, @Nullable String value) {
        PatchPath parsed = path == null ? null : PatchPath.parse(USER, inFull(path));
        JsonNode node = value == null
                ? null
                : json(value.replace("'E'", "'" + ENTERPRISE + "'").replace("'E:", "'" + ENTERPRISE + ":"));
        return switch (op) {
            case "add" -> new PatchOperation.Add(parsed, requireNonNull(node));
            case "replace" -> new PatchOperation.Replace(parsed, requireNonNull(node));
            default -> new PatchOperation.Remove(requireNonNull(parsed), node);
        };
    }

    private static String inFull(String name) {
        return name.equals("E") || name.startsWith("E:") ? ENTERPRISE + name.substring(1) : name;
    }
}
