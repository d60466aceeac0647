package dev.muster.directory.patch;

import static dev.muster.directory.schema.Json.json;
import static dev.muster.directory.schema.Json.object;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.directory.document.Document;
import dev.muster.directory.document.DocumentRefusal;
import dev.muster.directory.schema.ResourceType;
import dev.muster.directory.schema.Schema;
import dev.muster.directory.schema.SchemaFile;
import dev.muster.directory.schema.SchemaRegistry;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 7644 3.5.2.2: what is required cannot be removed, in whatever way it would become unassigned. */
class PatchOfRequiredTest {
    private static final Schema TOUR = SchemaFile.schema(json("""
            {'id':'urn:example:Tour','name':'Tour','attributes':[
              {'name':'guides','type':'complex','multiValued':true,'required':true,'subAttributes':[
                {'name':'value','required':true},{'name':'language'}]}]}
            """));
    private static final Schema BUS = SchemaFile.schema(json("""
            {'id':'urn:example:Bus','name':'Bus','attributes':[{'name':'seats','type':'integer'}]}
            """));
    private static final ResourceType TYPE = new ResourceType(
            "Tour",
            "/Tours",
            "Tours",
            TOUR,
            List.of(new ResourceType.Extension(BUS, true)),
            SchemaRegistry.standard().user().common(),
            Map.of(),
            Set.of());
    private static final Document BEFORE = Document.of(object("""
            {'guides':[{'value':'Babs','language':'en'},{'value':'Mandy'}],'urn:example:Bus':{'seats':40}}
            """));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "guides",
                "guides[value pr]",
                "guides.value",
                "guides[value eq \"Babs\"].value",
                "urn:example:Bus",
            })
    void what_is_required_stays(String path) {
        assertThatThrownBy(() -> remove(path))
                .isInstanceOfSatisfying(
                        DocumentRefusal.MutabilityViolation.class,
                        refusal -> assertThat(refusal.cure()).contains("required"));
    }

    @Test
    void what_leaves_enough_of_it_is_removed() {
        assertThat(remove("guides[value eq \"Babs\"]").value("guides")).contains(json("[{'value':'Mandy'}]"));
        assertThat(remove("guides.language").value("guides")).contains(json("[{'value':'Babs'},{'value':'Mandy'}]"));
        assertThat(remove("guides[value eq \"Jim\"].value")).isSameAs(BEFORE);
    }

    private static Document remove(String path) {
        PatchOperation remove = new PatchOperation.Remove(PatchPath.parse(TYPE, path), null);
        return Patch.apply(TYPE, BEFORE, null, List.of(remove), NoMatch.REFUSE).document();
    }
}
