package dev.muster.api.equipment;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.muster.api.equipment.csv.Column;
import dev.muster.directory.equipment.EquipmentCommand;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What a line would change.
 *
 * @param warnings what the line says and is not done, or is done and may not be meant
 * @param command  null where everything is so already
 */
record ImportStep(
        long line,
        String assetTag,
        List<Action> actions,
        List<Difference> differences,
        @Nullable String holder,
        List<Warning> warnings,
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

    record Warning(Column column, String value, String reason) {}

    boolean changesNothing() {
        return command == null;
    }
}
