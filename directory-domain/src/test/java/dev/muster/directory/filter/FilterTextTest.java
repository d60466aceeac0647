package dev.muster.directory.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.unboundid.scim2.common.filters.Filter;
import dev.muster.directory.document.DocumentRefusal;
import java.util.Collections;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FilterTextTest {
    // text on the left, tree on the right, in full parentheses
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                // RFC 7644 3.4.2.2, figure 2
                "userName eq \"bjensen\"                          | userName eq \"bjensen\"",
                "name.familyName co \"O'Malley\"                  | name.familyName co \"O'Malley\"",
                "urn:ietf:params:scim:schemas:core:2.0:User:userName sw \"J\" | urn:ietf:params:scim:schemas:core:2.0:User:userName sw \"J\"",
                "title pr                                         | title pr",
                "meta.lastModified gt \"2011-05-13T04:42:34Z\"    | meta.lastModified gt \"2011-05-13T04:42:34Z\"",
                "title pr and userType eq \"Employee\"            | (title pr and userType eq \"Employee\")",
                "title pr or userType eq \"Intern\"               | (title pr or userType eq \"Intern\")",
                "userType eq \"Employee\" and (emails co \"example.com\" or emails.value co \"example.org\") | (userType eq \"Employee\" and (emails co \"example.com\" or emails.value co \"example.org\"))",
                "userType ne \"Employee\" and not (emails co \"example.com\") | (userType ne \"Employee\" and not (emails co \"example.com\"))",
                "emails[type eq \"work\" and value co \"@example.com\"] or ims[type eq \"xmpp\"] | (emails[(type eq \"work\" and value co \"@example.com\")] or ims[type eq \"xmpp\"])",
                // precedence: not, and, or
                "a pr or b pr and c pr                            | (a pr or (b pr and c pr))",
                "a pr and b pr or c pr                            | ((a pr and b pr) or c pr)",
                "a pr or b pr and c pr or d pr                    | (a pr or (b pr and c pr) or d pr)",
                "a pr and b pr and c pr                           | (a pr and b pr and c pr)",
                "not (a pr) and b pr                              | (not (a pr) and b pr)",
                "(a pr or b pr) and c pr                          | ((a pr or b pr) and c pr)",
                // Entra's sub-attribute behind a value path is the same as one more condition in it
                "emails[type eq \"work\"].value eq \"x\"          | emails[(type eq \"work\" and value eq \"x\")]",
                // in any case, and with less or more space than the grammar has
                "userName EQ \"x\" AND NOT(title Pr)              | (userName eq \"x\" and not (title pr))",
                "  ( title   pr )                                 | title pr",
                "active eq true                                   | active eq true",
                "active eq False                                  | active eq false",
                "value ge 2.50                                    | value ge 2.50",
                "manager eq null                                  | manager eq null",
                "displayName eq \"a \\\"b\\\" \\u00e9 (c) [d]\"   | displayName eq \"a \\\"b\\\" é (c) [d]\"",
                // names that look like operators
                "not eq \"x\" and and eq \"y\"                    | (not eq \"x\" and and eq \"y\")",
            })
    void the_text_on_the_left_is_the_tree_on_the_right(String text, String tree) {
        assertThat(FilterText.parse(text).toString()).isEqualTo(tree);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "userName",
                "userName eq",
                "userName eq bjensen",
                "userName eq \"x",
                "userName is \"x\"",
                "userName eq \"x\" and",
                "and userName pr",
                "(userName pr",
                "userName pr)",
                "emails[type eq \"work\"",
                "emails[]",
                "userName eq \"x\" userName pr",
                "userName eq \"x\\q\"",
                "userName eq \"\\u00\"",
                "userName eq \"\\u0000\"",
                "userName eq \"\\ud800\"",
                "user name eq \"x\"",
                "users:userName pr",
                "name..familyName pr",
                "value eq 1e999999999",
                "value eq 1.2.3",
                "userName eq \"x\" & title pr",
                "emails[type eq \"work\"] value eq \"x\"",
                "not userName pr"
            })
    void what_is_no_filter_is_refused(String text) {
        assertThatThrownBy(() -> FilterText.parse(text)).isInstanceOf(DocumentRefusal.InvalidFilter.class);
    }

    @Test
    void the_refusal_says_where_and_why_and_quotes_little() {
        assertThatThrownBy(() -> FilterText.parse("userName eq bjensen"))
                .hasMessageContaining("\"bjensen\" must be in double quotes");
        assertThatThrownBy(() -> FilterText.parse("title pr xor userName pr")).hasMessageContaining("at character 10");
        assertThatThrownBy(() -> FilterText.parse("x".repeat(5_000)))
                .satisfies(refusal ->
                        assertThat(String.valueOf(refusal.getMessage())).hasSizeLessThan(200));
    }

    @Test
    void text_may_stand_without_quotes_where_the_client_writes_so() {
        assertThat(FilterText.parseWithBareLiterals("externalId eq jyoung and active eq true")
                        .toString())
                .isEqualTo("(externalId eq \"jyoung\" and active eq true)");
    }

    @Test
    void deep_long_and_wide_filters_are_refused_before_they_hurt() {
        assertThatThrownBy(() -> FilterText.parse("(".repeat(8_000))).hasMessageContaining("nested deeper");
        assertThatThrownBy(() -> FilterText.parse("a[".repeat(4_000))).hasMessageContaining("nested deeper");
        assertThatThrownBy(() -> FilterText.parse("not (".repeat(1_000))).hasMessageContaining("nested deeper");
        assertThatThrownBy(() -> FilterText.parse("a pr or ".repeat(300) + "a pr"))
                .hasMessageContaining("comparisons");
        assertThatThrownBy(() -> FilterText.parse("a eq \"" + "x".repeat(FilterText.LENGTH) + "\""))
                .hasMessageContaining("longer than");
        Filter wide = FilterText.parse(
                String.join(" or ", Collections.nCopies(FilterText.COMPARISONS, "id eq \"0191f6a2\"")));
        assertThat(wide.getCombinedFilters()).hasSize(FilterText.COMPARISONS);
    }
}
