package dev.muster.directory.document;

import static dev.muster.directory.schema.Json.json;
import static dev.muster.directory.schema.Json.object;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.directory.schema.SchemaRegistry;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class DocumentTest {
    private static final String ENTERPRISE = SchemaRegistry.ENTERPRISE_USER;
    private static final Document BARBARA = Document.of(object(
            "{'userName':'bjensen','active':true,'name':{'familyName':'Jensen'},'emails':[{'value':'b@example.com'}],'"
                    + ENTERPRISE + "':{'department':'Tours','costCenter':'4130'}}"));

    @Test
    void getters_follow_a_path() {
        assertThat(BARBARA.text("name", "familyName")).contains("Jensen");
        assertThat(BARBARA.text(ENTERPRISE, "department")).contains("Tours");
        assertThat(BARBARA.text("name", "givenName")).isEmpty();
        assertThat(BARBARA.text("active")).isEmpty();
        assertThat(BARBARA.bool("active")).contains(true);
        assertThat(BARBARA.values("emails")).containsExactly(json("{'value':'b@example.com'}"));
        assertThat(BARBARA.values("roles")).isEmpty();
    }

    @Test
    void nobody_can_change_a_document_from_outside() {
        ObjectNode given = object("{'userName':'bjensen','name':{'familyName':'Jensen'}}");
        Document document = Document.of(given);
        given.put("userName", "mallory");
        ((ObjectNode) document.tree().get("name")).put("familyName", "Mallory");
        ((ObjectNode) document.value("name").orElseThrow()).put("familyName", "Mallory");
        assertThat(document).isEqualTo(Document.of(object("{'userName':'bjensen','name':{'familyName':'Jensen'}}")));
    }

    @Test
    void a_change_is_the_whole_value_of_one_attribute() {
        Document after = Document.of(object(
                "{'userName':'bjensen','active':true,'name':{'familyName':'Jensen','givenName':'Barbara'},'title':'Guide','"
                        + ENTERPRISE + "':{'department':'Sales','costCenter':'4130'}}"));
        List<AttributeChange> changes = BARBARA.changesTo(after);
        assertThat(changes)
                .containsExactlyInAnyOrder(
                        new AttributeChange(
                                "name",
                                json("{'familyName':'Jensen'}"),
                                json("{'familyName':'Jensen','givenName':'Barbara'}")),
                        new AttributeChange("emails", json("[{'value':'b@example.com'}]"), null),
                        new AttributeChange("title", null, json("'Guide'")),
                        new AttributeChange(ENTERPRISE + ":department", json("'Tours'"), json("'Sales'")));
        assertThat(BARBARA.apply(changes)).isEqualTo(after);
    }

    @Test
    void changes_lead_there_and_back_when_an_extension_comes_and_goes() {
        Document without = Document.of(object("{'userName':'bjensen'}"));
        assertThat(without.apply(without.changesTo(BARBARA))).isEqualTo(BARBARA);
        assertThat(BARBARA.apply(BARBARA.changesTo(without))).isEqualTo(without);
        assertThat(BARBARA.changesTo(BARBARA)).isEmpty();
    }

    @Test
    void numbers_stay_what_was_written() {
        Document laptop = Document.parse("{\"assetTag\":\"L-1\",\"value\":2.50}");
        assertThat(laptop.json()).isEqualTo("{\"assetTag\":\"L-1\",\"value\":2.50}");
        assertThat(Document.parse(laptop.json())).isEqualTo(laptop);
    }

    @Test
    void documents_and_changes_survive_serialisation_in_an_event() {
        JsonMapper mapper = JsonMapper.builder()
                .enable(JsonNodeFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
                .build();
        assertThat(mapper.readValue(mapper.writeValueAsString(BARBARA), Document.class))
                .isEqualTo(BARBARA);
        AttributeChange change = new AttributeChange("value", null, json("2.50"));
        String written = mapper.writeValueAsString(change);
        assertThat(written).isEqualTo("{\"attribute\":\"value\",\"after\":2.50}");
        assertThat(mapper.readValue(written, AttributeChange.class)).isEqualTo(change);
    }

    @Test
    void its_text_form_keeps_personal_data_out_of_logs() {
        assertThat(BARBARA.toString()).contains("userName").doesNotContain("bjensen", "Jensen");
    }
}
