package dev.muster.projections.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.directory.IntegrationId;
import dev.muster.directory.TenantId;
import dev.muster.directory.schema.DocumentRefusal;
import dev.muster.directory.schema.FilterText;
import dev.muster.directory.schema.ResourceType;
import dev.muster.directory.schema.SchemaRegistry;
import dev.muster.projections.group.GroupTable;
import dev.muster.projections.resource.ResourceTable;
import dev.muster.projections.user.UserTable;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Filters on the left; on the right the SQL, and what is bound to its question marks. */
class FilterTranslationTest {
    private static final SchemaRegistry SCHEMAS = SchemaRegistry.standard();
    private static final ResourceTable USERS = UserTable.of(SCHEMAS);
    private static final ResourceTable GROUPS = GroupTable.of(SCHEMAS);
    private static final String READER = "0197a0a0-0000-7000-8000-000000000001";
    private static final String MEMBER = "2819c223-7f76-453a-919d-413861904646";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                // equality, folded as it was stored; names in any case, qualified or not
                "userName eq \"BJensen\"                 | r.user_name_folded = ?                | [bjensen]",
                "USERNAME EQ \"bjensen\"                 | r.user_name_folded = ?                | [bjensen]",
                "urn:ietf:params:scim:schemas:core:2.0:User:userName eq \"b\" | r.user_name_folded = ? | [b]",
                "displayName eq \"Barbara JENSEN\"       | r.display_name_folded = ?             | [barbara jensen]",
                "name.familyName eq \"Jensen\"           | r.family_name_folded = ?              | [jensen]",
                "id eq \"2819c223-7f76-453a-919d-413861904646\" | r.user_id = ?                  | [2819c223-7f76-453a-919d-413861904646]",
                "id eq \"2819C223-7F76-453A-919D-413861904646\" | false                          | []",
                "id eq \"4711\"                          | false                                 | []",
                "active eq true                          | r.active = ?                          | [true]",
                "active eq \"False\"                     | r.active = ?                          | [false]",
                "userType eq \"Agent\"                   | folded(r.user_type) collate \"C\" = ? | [agent]",
                "name.formatted eq \"Ms. B\"             | folded(r.document #>> '{name,formatted}') collate \"C\" = ? | [ms. b]",
                // beginnings are ranges, because only those reach an index below row-level security
                "userName sw \"bj\"                      | (r.user_name_folded >= ? and r.user_name_folded < ?) | [bj, bk]",
                "displayName sw \"\"                     | r.display_name_folded >= ?            | []",
                "userName co \"jens\"                    | position(? in r.user_name_folded) > 0 | [jens]",
                "displayName pr                          | r.display_name_folded <> ''           | []",
                "active pr                               | r.active is not null                  | []",
                "displayName eq null                     | r.display_name_folded is null         | []",
                "emails eq null                          | not exists (select 1 from user_email e where e.tenant_id = r.tenant_id and e.user_id = r.user_id and true) | []",
                // and before or
                "active eq true and userName sw \"b\" or id eq \"x\" | ((r.active = ? and (r.user_name_folded >= ? and r.user_name_folded < ?)) or false) | [true, b, c]",
                // values in rows of their own
                "emails.value eq \"B@Example.com\"       | exists (select 1 from user_email e where e.tenant_id = r.tenant_id and e.user_id = r.user_id and e.folded = ?) | [b@example.com]",
                "emails eq \"b@example.com\"             | exists (select 1 from user_email e where e.tenant_id = r.tenant_id and e.user_id = r.user_id and e.folded = ?) | [b@example.com]",
                "emails pr                               | exists (select 1 from user_email e where e.tenant_id = r.tenant_id and e.user_id = r.user_id and true) | []",
                "emails[type eq \"work\" and value eq \"b\"] | exists (select 1 from user_email e where e.tenant_id = r.tenant_id and e.user_id = r.user_id and (e.type_folded = ? and e.folded = ?)) | [work, b]",
                "emails[type eq \"work\"].value eq \"b\" | exists (select 1 from user_email e where e.tenant_id = r.tenant_id and e.user_id = r.user_id and (e.type_folded = ? and e.folded = ?)) | [work, b]",
                "emails.primary eq true                  | exists (select 1 from user_email e where e.tenant_id = r.tenant_id and e.user_id = r.user_id and e.is_primary = ?) | [true]",
                "phoneNumbers.value co \"555\"           | exists (select 1 from json_array_elements(r.document -> 'phoneNumbers') v where true and position(? in folded(v.value ->> 'value') collate \"C\") > 0) | [555]",
                "groups.value eq \"2819c223-7f76-453a-919d-413861904646\" | exists (select 1 from membership m where m.tenant_id = r.tenant_id and m.member_id = r.user_id and m.group_id = ?) | [2819c223-7f76-453a-919d-413861904646]",
                "meta.resourceType eq \"User\"           | true                                  | []",
                "meta.resourceType eq \"Group\"          | false                                 | []",
                "meta.created eq \"2011-05-13T04:42:34Z\" | r.created = ?                        | [2011-05-13T04:42:34Z]",
            })
    void of_users(String filter, String sql, String parameters) {
        assertTranslation(USERS, filter, sql, parameters);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "displayName eq \"Tour Guides\" | r.display_name_folded = ? | [tour guides]",
                "members.value eq \"" + MEMBER
                        + "\" | exists (select 1 from membership m where m.tenant_id = r.tenant_id and m.group_id = r.group_id and m.member_id = ?) | ["
                        + MEMBER + "]",
                "members eq \"" + MEMBER
                        + "\" | exists (select 1 from membership m where m.tenant_id = r.tenant_id and m.group_id = r.group_id and m.member_id = ?) | ["
                        + MEMBER + "]",
            })
    void of_groups(String filter, String sql, String parameters) {
        assertTranslation(GROUPS, filter, sql, parameters);
    }

    @ParameterizedTest
    @CsvSource({"externalId eq \"701984\",701984", "EXTERNALID eq \"AbC\",AbC"})
    void an_external_id_is_the_readers_own_and_its_case_counts(String filter, String externalId) {
        Condition condition = translate(USERS, filter);
        assertThat(condition.sql()).contains("x.integration_id = ?", "x.external_id = ?");
        assertThat(condition.parameters()).hasToString("[" + READER + ", " + externalId + "]");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                // a misspelt name is never an empty list
                "userNam eq \"b\"                | no attribute userNam",
                "name eq \"Barbara\"             | complex",
                "nickName eq \"Babs\"            | nickName can't be asked for, only active, displayName, emails",
                "urn:x:User:userName eq \"b\"    | no schema here has that URN",
                "emails[display eq \"b\"]        | display can't be asked for here, only [primary, type, value]",
                "emails[colour eq \"b\"]         | emails has no colour",
                "userName[value eq \"b\"]        | userName[…] can't be asked for",
                // typed by the schema
                "active gt true                  | only be compared by eq and ne",
                "active eq \"perhaps\"           | active is either true or false",
                "userName eq 17                  | must be in quotes",
                "meta.created eq \"yesterday\"   | is a time",
                // operators that there are, and not here
                "userName ne \"b\"               | can't be compared by ne, only by eq, sw, co, pr, and, or",
                "userName ew \"b\"               | can't be compared by ew, only by eq, sw, co, pr, and, or",
                "userName gt \"b\"               | can't be compared by gt, only by eq, sw, co, pr, and, or",
                "not (userName eq \"b\")         | not is not supported",
                "emails[not (value eq \"b\")]    | within brackets only eq, sw, co, pr, and, or",
                "members.value eq \"b\"          | no attribute members.value",
            })
    void what_cannot_be_answered_is_refused_and_says_what_can(String filter, String reason) {
        assertThatThrownBy(() -> translate(USERS, filter))
                .isInstanceOf(DocumentRefusal.InvalidFilter.class)
                .hasMessageContaining(reason);
    }

    private static void assertTranslation(ResourceTable table, String filter, String sql, String parameters) {
        Condition condition = translate(table, filter);
        assertThat(condition.sql()).isEqualTo(sql);
        assertThat(condition.parameters().toString().replace("[]", "")).isEqualTo(parameters.replace("[]", ""));
    }

    private static Condition translate(ResourceTable table, String filter) {
        ResourceType type = table.type();
        var reader = new IntegrationId(TenantId.next(), UUID.fromString(READER));
        return new FilterTranslation(table.filterables(), type::lookup, reader).condition(FilterText.parse(filter));
    }
}
