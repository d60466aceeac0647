package dev.muster.directory.schema;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Schemas are told apart by their URNs, in any case, and so are their attributes, whose names stand behind those. */
final class Distinctness {
    private Distinctness() {}

    static void check(Collection<Schema> ours, List<ExtensionSchema> extensions) {
        Map<String, String> places = new HashMap<>();
        ours.forEach(schema -> places.put(folded(schema.id()), "Muster itself"));
        for (ExtensionSchema extension : extensions) {
            String other = places.put(folded(extension.urn()), extension.file());
            if (other != null) {
                throw new MalformedSchema(extension.file() + " and " + other + " have the same URN " + extension.urn()
                        + ": give one of them another, or remove it");
            }
        }
        for (ExtensionSchema extension : extensions) {
            for (AttributeDefinition attribute : extension.schema().attributes()) {
                String path = extension.urn() + ":" + attribute.name();
                String other = places.get(folded(path));
                if (other != null) {
                    throw new MalformedSchema(extension.file() + " has an attribute " + path
                            + ", and that is the URN of the" + " schema in " + other + ": rename one of them");
                }
            }
        }
    }

    private static String folded(String urn) {
        return urn.toLowerCase(Locale.ROOT);
    }
}
