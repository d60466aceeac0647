package dev.muster.api.equipment;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.muster.directory.equipment.EquipmentCommand;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What a line would change.
 *
 * @param command null where everything is so already
 */
record Plan(
        long line,
        String assetTag,
        List<Action> actions,
        List<Difference> differences,
        @Nullable String holder,
        @Nullable EquipmentCommand command) {

    enum Action {
        REGISTER,
        REVISE,
        CHECK_OUT,
        RETURN,
        RETIRE
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Difference(
            String attribute,
            @Nullable JsonNode before,
            @Nullable JsonNode after) {}

    boolean changesNothing() {
        return command == null;
    }
}
