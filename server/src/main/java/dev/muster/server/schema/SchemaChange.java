package dev.muster.server.schema;

import dev.muster.directory.schema.ExtensionSchema;
import dev.muster.projections.extension.LoadedSchemas.LoadedSchema;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where the files say something else than the events. Prints as a sentence that names the file. */
sealed interface SchemaChange {

    /** @param before as it was last loaded; null where it never was */
    record Load(ExtensionSchema file, @Nullable LoadedSchema before) implements SchemaChange {
        @Override
        public String toString() {
            String of = file.file() + " (" + file.urn() + ", sha256 "
                    + file.sha256().substring(0, 12) + "…";
            if (before == null || !before.inUse()) return of + ") is new";
            String was = before.sha256().equals(file.sha256())
                    ? ") extends " + file.resourceType() + ", and extended " + before.resourceType()
                    : ") has changed from sha256 " + before.sha256().substring(0, 12) + "…";
            return of + was;
        }
    }

    record Gone(LoadedSchema loaded) implements SchemaChange {
        @Override
        public String toString() {
            return loaded.file() + " (" + loaded.urn() + ") is gone";
        }
    }

    /** What goes is first: it may have what another one wants. */
    static List<SchemaChange> between(List<LoadedSchema> loaded, List<ExtensionSchema> files) {
        List<SchemaChange> changes = new ArrayList<>();
        for (LoadedSchema schema : loaded) {
            boolean there = files.stream().anyMatch(file -> file.urn().equalsIgnoreCase(schema.urn()));
            if (schema.inUse() && !there) changes.add(new Gone(schema));
        }
        files.stream().sorted(Comparator.comparing(ExtensionSchema::urn)).forEach(file -> {
            Optional<LoadedSchema> before = loaded.stream()
                    .filter(schema -> schema.urn().equalsIgnoreCase(file.urn()))
                    .findFirst();
            boolean same = before.filter(LoadedSchema::inUse)
                    .filter(schema -> schema.sha256().equals(file.sha256()))
                    .filter(schema -> schema.resourceType().equals(file.resourceType()))
                    .isPresent();
            if (!same) changes.add(new Load(file, before.orElse(null)));
        });
        return changes;
    }
}
