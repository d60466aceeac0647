package dev.muster.directory.extension;

import dev.muster.directory.SchemaId;
import dev.muster.directory.extension.ExtensionCommand.LoadSchema;
import dev.muster.directory.extension.ExtensionCommand.SetSchemaAside;
import dev.muster.directory.extension.ExtensionEvent.SchemaLoaded;
import dev.muster.directory.extension.ExtensionEvent.SchemaSetAside;
import dev.muster.directory.schema.ExtensionSchema;
import dev.muster.directory.schema.Extensions;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.junit.jupiter.api.Test;

class LoadSchemaTest {
    private static final ExtensionSchema BADGES = Extensions.OF_BADGES;
    private static final SchemaId ID = SchemaId.of(Extensions.BADGE);

    private final AggregateTestFixture<Extension> fixture = new AggregateTestFixture<>(Extension.class);

    private static SchemaLoaded loaded() {
        return new SchemaLoaded(ID, BADGES.urn(), "User", "badge.json", BADGES.sha256(), BADGES.text());
    }

    @Test
    void a_schema_is_loaded_with_its_text_and_its_digest() {
        fixture.givenNoPriorActivity().when(new LoadSchema(BADGES)).expectEvents(loaded());
    }

    @Test
    void loading_the_same_again_adds_nothing_to_history() {
        fixture.given(loaded()).when(new LoadSchema(BADGES)).expectNoEvents();
    }

    @Test
    void another_text_is_loaded_anew_and_so_is_what_was_set_aside() {
        SchemaLoaded other = new SchemaLoaded(ID, BADGES.urn(), "User", "badge.json", "0".repeat(64), "{}");
        SchemaSetAside aside = new SchemaSetAside(ID, BADGES.urn(), "User");
        fixture.given(other).when(new LoadSchema(BADGES)).expectEvents(loaded());
        fixture.given(loaded(), aside).when(new LoadSchema(BADGES)).expectEvents(loaded());
    }

    @Test
    void a_schema_is_set_aside_once() {
        SchemaSetAside aside = new SchemaSetAside(ID, BADGES.urn(), "User");
        fixture.given(loaded()).when(new SetSchemaAside(ID)).expectEvents(aside);
        fixture.given(loaded(), aside).when(new SetSchemaAside(ID)).expectNoEvents();
    }
}
