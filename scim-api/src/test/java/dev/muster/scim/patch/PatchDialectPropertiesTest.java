package dev.muster.scim.patch;

import static dev.muster.scim.patch.Bodies.written;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.directory.Refusal;
import dev.muster.directory.integration.ClientProfile;
import dev.muster.directory.schema.ResourceType;
import dev.muster.directory.schema.SchemaRegistry;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.node.ObjectNode;

/** What holds of the dialects whatever is sent. */
class PatchDialectPropertiesTest {
    private static final SchemaRegistry REGISTRY = SchemaRegistry.standard();
    private static final int BODIES = 2_000;

    static Stream<Arguments> profilesAndTypes() {
        return Stream.of(ClientProfile.values())
                .flatMap(profile -> Stream.of(REGISTRY.user(), REGISTRY.group(), REGISTRY.equipment())
                        .map(type -> Arguments.of(profile, type)));
    }

    @ParameterizedTest
    @MethodSource("profilesAndTypes")
    void a_canonical_request_is_read_as_it_stands(ClientProfile profile, ResourceType type) {
        for (long seed = 0; seed < BODIES; seed++) {
            ObjectNode body = RandomPatches.canonical(seed, type);
            PatchDialect.Reading reading = PatchDialect.of(profile).read(body, type);
            assertThat(written(reading.operations())).isEqualTo(body);
            assertThat(reading.ignored()).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("profilesAndTypes")
    void what_was_read_is_read_as_the_same_again(ClientProfile profile, ResourceType type) {
        PatchDialect dialect = PatchDialect.of(profile);
        int read = 0;
        for (long seed = 0; seed < BODIES; seed++) {
            ObjectNode body = RandomPatches.asClientsMight(seed, type);
            ObjectNode before = body.deepCopy();
            Optional<PatchDialect.Reading> once = read(dialect, body, type);
            assertThat(body).isEqualTo(before);
            if (once.isEmpty() || once.get().operations().isEmpty()) continue;
            read++;
            PatchDialect.Reading twice = dialect.read(written(once.get().operations()), type);
            assertThat(written(twice.operations()))
                    .as("of %s", body)
                    .isEqualTo(written(once.get().operations()));
            assertThat(twice.ignored()).isEqualTo(List.of());
        }
        assertThat(read).isGreaterThan(BODIES / 4);
    }

    private static Optional<PatchDialect.Reading> read(PatchDialect dialect, ObjectNode body, ResourceType type) {
        try {
            return Optional.of(dialect.read(body, type));
        } catch (Refusal refused) {
            return Optional.empty();
        }
    }
}
