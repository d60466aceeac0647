package dev.muster.projections.extension;

import dev.muster.directory.SchemaId;
import java.time.Instant;
import java.util.List;

/** The extension schemas that were ever loaded, the same for all tenants. */
public interface LoadedSchemas {
    /**
     * @param sha256     of the file
     * @param definition the file's text
     * @param inUse      false for one that was set aside
     * @param since      when it was loaded so, or set aside
     */
    record LoadedSchema(
            SchemaId id,
            String urn,
            String resourceType,
            String file,
            String sha256,
            String definition,
            boolean inUse,
            Instant since) {}

    /** In the order of their URNs. */
    List<LoadedSchema> all();
}
