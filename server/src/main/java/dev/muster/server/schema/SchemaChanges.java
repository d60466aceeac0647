package dev.muster.server.schema;

import dev.muster.directory.StartRefused;
import dev.muster.directory.schema.ExtensionSchema;
import dev.muster.directory.schema.Returned;
import dev.muster.directory.schema.Schema;
import dev.muster.projections.extension.LoadedSchemas.LoadedSchema;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Whether a change may be made. The rule is the resources themselves: a schema can be loaded if all that they have of it is as
 * it says. What it has no place for has to be set aside by name, and so has a schema that is gone.
 */
final class SchemaChanges {
    private final StoredValues values;
    private final SetAside setAside;

    SchemaChanges(JdbcTemplate jdbc, SetAside setAside) {
        this.values = new StoredValues(jdbc);
        this.setAside = setAside;
    }

    /** @throws StartRefused with what is in the way, and what to do */
    void requirePossible(SchemaChange change) {
        switch (change) {
            case SchemaChange.Gone gone -> requireSetAside(gone.loaded());
            case SchemaChange.Load load -> requireFits(load);
        }
    }

    private void requireSetAside(LoadedSchema gone) {
        if (setAside.hasSchema(gone.urn())) return;
        int count = values.count(gone.resourceType(), gone.urn());
        throw new StartRefused(
                "MUSTER_HOME/schemas/" + gone.file(),
                "is gone, and so is the schema " + gone.urn() + ", of which " + resources(count, gone.resourceType())
                        + " values.",
                "Put the file back. If the schema shall go, set " + SetAside.SETTING + " to " + gone.urn()
                        + ": then nobody sees or writes its attributes any more, and the values stay until the schema comes"
                        + " back.");
    }

    private void requireFits(SchemaChange.Load load) {
        ExtensionSchema file = load.file();
        LoadedSchema before = load.before();
        if (before == null) return; // nobody can have values of what never was
        requireSameSpelling(file, before);
        if (!before.resourceType().equals(file.resourceType())) requireNothingOf(file, before);
        if (before.inUse() && isAsBefore(file.schema(), before)) return;
        StoredValues.Findings findings = values.against(file);
        String changed = before.inUse() ? "has changed" : "is back";
        if (!findings.misfits().isEmpty()) {
            throw refused(
                    file,
                    changed + ", and some resources do not fit: " + String.join("; ", findings.misfits()) + ".",
                    "Take the change back, and bring those resources into the new form first; or give what changed another"
                            + " name.");
        }
        if (!findings.shared().isEmpty()) {
            throw refused(
                    file,
                    changed + ", and wants values to be unique that are not: " + String.join(", ", findings.shared())
                            + ".",
                    "Take the change back, and give each resource a value of its own first.");
        }
        // what had no place before either has been set aside already
        Map<String, Integer> lost = new TreeMap<>(findings.withoutPlace());
        lost.keySet().removeIf(attribute -> !hadPlace(before, attribute) || setAside.has(file.urn(), attribute));
        if (!lost.isEmpty()) throw withoutPlace(file, lost);
    }

    private static void requireSameSpelling(ExtensionSchema file, LoadedSchema before) {
        if (file.urn().equals(before.urn())) return;
        throw refused(
                file,
                "spells its URN " + file.urn() + ", and was loaded as " + before.urn() + ".",
                "Spell it as before: the values of resources stand under it.");
    }

    private void requireNothingOf(ExtensionSchema file, LoadedSchema before) {
        int count = values.count(before.resourceType(), before.urn());
        if (count == 0) return;
        throw refused(
                file,
                "extends " + file.resourceType() + " now, and " + resources(count, before.resourceType())
                        + " values of it.",
                "Put it back, or give the schema of " + file.resourceType() + " a URN of its own.");
    }

    private static StartRefused withoutPlace(ExtensionSchema file, Map<String, Integer> lost) {
        List<String> counted = new ArrayList<>();
        List<String> paths = new ArrayList<>();
        lost.forEach((attribute, count) -> {
            counted.add(attribute + " (" + resources(count, file.resourceType()) + " it)");
            paths.add(file.urn() + ":" + attribute);
        });
        return refused(
                file,
                "has changed, and has no place for what resources have: " + String.join(", ", counted) + ".",
                "Put the attributes back. If they shall go, set " + SetAside.SETTING + " to " + String.join(",", paths)
                        + ": then nobody sees or writes them any more, and the values stay until they come back.");
    }

    /** @param attribute within the schema: {@code badge}, {@code desk.room} */
    private static boolean hadPlace(LoadedSchema before, String attribute) {
        if (!before.inUse()) return false;
        String[] steps = attribute.split("\\.", 2);
        return ExtensionSchema.stored(before.definition())
                .attributes()
                .find(steps[0])
                .filter(found -> steps.length == 1
                        ? found.returned() != Returned.NEVER
                        : found.sub(steps[1])
                                .filter(sub -> sub.returned() != Returned.NEVER)
                                .isPresent())
                .isPresent();
    }

    /** Other descriptions alone need no look at the resources. */
    private static boolean isAsBefore(Schema wanted, LoadedSchema before) {
        return wanted.attributes()
                .equals(ExtensionSchema.stored(before.definition()).attributes());
    }

    private static String resources(int count, String type) {
        return count == 1 ? "one " + type + " has" : count + " resources of the type " + type + " have";
    }

    private static StartRefused refused(ExtensionSchema file, String fact, String cure) {
        return new StartRefused("MUSTER_HOME/schemas/" + file.file(), fact, cure);
    }
}
