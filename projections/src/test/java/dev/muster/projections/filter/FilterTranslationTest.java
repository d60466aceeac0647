package dev.muster.projections.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.directory.IntegrationId;
import dev.muster.directory.TenantId;
import dev.muster.directory.document.DocumentRefusal;
import dev.muster.directory.filter.FilterText;
import dev.muster.directory.schema.AttributePath;
import dev.muster.directory.schema.ResourceType;
import dev.muster.directory.schema.Returned;
import dev.muster.directory.schema.SchemaRegistry;
import dev.muster.projections.equipment.EquipmentTable;
import dev.muster.projections.group.GroupTable;
import dev.muster.projections.resource.ResourceTable;
import dev.muster.projections.user.UserTable;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Filters on the left; on the right the SQL, and what is bound to its question marks. */
class FilterTranslationTest {
    private static final SchemaRegistry SCHEMAS = SchemaRegistry.standard();
    private static final ResourceTable USERS = UserTable.of(SCHEMAS);
    private static final ResourceTable GROUPS = GroupTable.of(SCHEMAS);
    private static final String READER = "0197a0a0-0000-7000-8000-000000000001";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                // equality, folded as it was stored; names in any case, qualified or not
                "userName eq \"BJensen\"                 | r.user_name_folded = ?                | [bjensen]",
                "USERNAME EQ \"bjensen\"                 | r.user_name_folded = ?                | [bjensen]",
                "urn:ietf:params:scim:schemas:core:2.0:User:userName eq \"b\" | r.user_name_folded = ? | [b]",
                "userType eq \"Agent\"                   | r.user_type_folded = ?                | [agent]",
                "id eq \"2819c223-7f76-453a-919d-413861904646\" | r.user_id = ?                  | [2819c223-7f76-453a-919d-413861904646]",
                "id eq \"2819C223-7F76-453A-919D-413861904646\" | false                          | []",
                "active eq \"False\"                     | r.active = ?                          | [false]",
                // beginnings are ranges, because only those reach an index below row-level security
                "userName sw \"bj\"                      | (r.user_name_folded >= ? and r.user_name_folded < ?) | [bj, bk]",
                "displayName sw \"\"                     | r.display_name_folded >= ?            | []",
                "userName co \"jens\"                    | strpos(r.user_name_folded, ?) > 0     | [jens]",
                "userName ew \"sen\"                     | right(r.user_name_folded, ?) = ?      | [3, sen]",
                "userName ne \"b\"                       | r.user_name_folded is distinct from ? | [b]",
                "displayName pr                          | r.display_name_folded <> ''           | []",
                // what is unknown to SQL does not hold, so its opposite does
                "not (displayName eq \"b\")              | ((r.display_name_folded = ?) is not true) | [b]",
                "displayName eq null                     | ((r.display_name_folded <> '') is not true) | []",
                // and before or
                "active eq true and userName sw \"b\" or id eq \"x\" | ((r.active = ? and (r.user_name_folded >= ? and r.user_name_folded < ?)) or false) | [true, b, c]",
                // in the document, typed by the schema
                "nickName eq \"Babs\"                    | folded(r.document ->> 'nickName') collate \"C\" = ? | [babs]",
                "profileUrl eq \"X\"                     | (r.document ->> 'profileUrl') collate \"C\" = ? | [X]",
                "name.formatted eq \"Ms. B\"             | folded(r.document -> 'name' ->> 'formatted') collate \"C\" = ? | [ms. b]",
                "name pr                                 | r.document -> 'name' is not null      | []",
                "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:department eq \"T\" | folded(r.document -> 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User' ->> 'department') collate \"C\" = ? | [t]",
                // values in rows of their own
                "emails eq \"B@example.com\"             | exists (select 1 from user_email e where e.tenant_id = r.tenant_id and e.user_id = r.user_id and e.folded = ?) | [b@example.com]",
                "emails[type eq \"work\"].value eq \"b\" | exists (select 1 from user_email e where e.tenant_id = r.tenant_id and e.user_id = r.user_id and (nullif(e.type_folded, '') = ? and e.folded = ?)) | [work, b]",
                "emails[value eq \"b\" and primary eq true] | exists (select 1 from user_email e where e.tenant_id = r.tenant_id and e.user_id = r.user_id and (e.folded = ? and e.is_primary = ?)) | [b, true]",
                // what that table does not tell, the document does
                "emails[value eq \"b\" and display pr]   | exists (select 1 from json_array_elements(r.document -> 'emails') with ordinality v(value, n) where true and (folded(v.value ->> 'value') collate \"C\" = ? and folded(v.value ->> 'display') collate \"C\" <> '')) | [b]",
                "emails pr                               | exists (select 1 from json_array_elements(r.document -> 'emails') with ordinality v(value, n) where true and true) | []",
                "emails.type ne \"work\"                 | (exists (select 1 from json_array_elements(r.document -> 'emails') with ordinality v(value, n) where true and folded(v.value ->> 'type') collate \"C\" is distinct from ?) or ((exists (select 1 from json_array_elements(r.document -> 'emails') with ordinality v(value, n) where true and true)) is not true)) | [work]",
                // who asks
                "externalId eq \"AbC\"                   | exists (select 1 from external_id x where x.tenant_id = r.tenant_id and x.resource_id = r.user_id and x.kind = 'User' and x.integration_id = ? and x.external_id = ?) | [0197a0a0-0000-7000-8000-000000000001, AbC]",
                "meta.created eq \"2011-05-13T04:42:34Z\" | r.created = ?                        | [2011-05-13T04:42:34Z]",
            })
    void of_users(String filter, String sql, String parameters) {
        Condition condition = translate(USERS, filter, List.of(USERS.type()));
        assertThat(condition.sql()).isEqualTo(sql);
        assertThat(condition.parameters().toString().replace("[]", "")).isEqualTo(parameters.replace("[]", ""));
    }

    /** Whatever no index answers has to be guarded: it may look at everybody. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "userName eq \"b\"                              | true",
                "userName ne \"b\"                              | false",
                "userName co \"b\"                              | false",
                "not (userName eq \"b\")                        | false",
                "nickName eq \"b\"                              | false",
                "nickName eq \"b\" and emails eq \"b\"          | true",
                "nickName eq \"b\" or emails eq \"b\"           | false",
                "externalId eq \"b\" or userName eq \"b\"       | true",
                "userName sw \"b\"                              | false",
                "userType eq \"b\"                              | false",
                "externalId pr                                  | false",
                "emails[type eq \"work\" and value eq \"b\"]    | true",
                "emails[type eq \"work\"]                       | false",
                "groups eq \"2819c223-7f76-453a-919d-413861904646\" | true",
                "id eq \"4711\"                                 | true",
            })
    void it_is_known_which_filters_an_index_answers(String filter, boolean indexed) {
        assertThat(translate(USERS, filter, List.of(USERS.type())).indexed()).isEqualTo(indexed);
    }

    /** RFC 7644 §3.4.2.1: where several types are asked, what a type does not have is without a value. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "userName eq \"b\"              | false",
                "userName ne \"b\"              | true",
                "userName pr                    | false",
                "userName eq null               | true",
                "emails[type eq \"work\"]       | false",
                "not (userName pr)              | ((false) is not true)",
                "displayName eq \"b\"           | r.display_name_folded = ?",
            })
    void what_only_another_type_has_is_absent(String filter, String sql) {
        assertThat(translate(GROUPS, filter, List.of(USERS.type(), GROUPS.type()))
                        .sql())
                .isEqualTo(sql);
    }

    @Test
    void what_no_type_has_is_refused() {
        assertThatThrownBy(() -> translate(GROUPS, "colour eq \"b\"", List.of(USERS.type(), GROUPS.type())))
                .isInstanceOf(DocumentRefusal.InvalidFilter.class)
                .hasMessageContaining("no attribute colour");
    }

    /** Whatever schema a customer brings, each of its attributes can be asked for. */
    @Test
    void every_attribute_of_every_type_can_be_asked_for() {
        for (ResourceTable table : List.of(USERS, GROUPS, EquipmentTable.of(SCHEMAS))) {
            for (AttributePath path : table.type().allPaths()) {
                if (path.attribute().returned() == Returned.NEVER) continue;
                assertThat(translate(table, path + " pr", List.of(table.type())).sql())
                        .as(path.toString())
                        .isNotBlank();
            }
        }
    }

    private static Condition translate(ResourceTable table, String filter, List<ResourceType> asked) {
        var reader = new IntegrationId(TenantId.next(), UUID.fromString(READER));
        return new FilterTranslation(
                        table.type(),
                        table.filterables(),
                        ResourceType::lookup,
                        new ReaderContext(reader.tenant(), reader, "http://localhost/scim/v2"),
                        asked)
                .condition(FilterText.parse(filter));
    }
}
