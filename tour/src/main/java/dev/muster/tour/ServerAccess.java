package dev.muster.tour;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where the server is and how to come in: from {@code first-run.txt} in the data folder, or from {@code MUSTER_URL},
 * {@code MUSTER_BOOTSTRAP_TOKEN} and {@code MUSTER_BOOTSTRAP_PASSWORD}.
 *
 * @param base without a path, {@code http://localhost:8080}
 */
public record ServerAccess(String base, String token, String operator, String password) {

    static ServerAccess find(Map<String, String> environment) throws IOException {
        Path file =
                Path.of(environment.getOrDefault("MUSTER_HOME", "muster-home")).resolve("first-run.txt");
        Map<String, String> told = Files.exists(file) ? read(file) : Map.of();
        String scim = told.getOrDefault("SCIM base URL", "http://localhost:8080/scim/v2");
        return new ServerAccess(
                environment.getOrDefault("MUSTER_URL", scim.replaceAll("/scim/v2$", "")),
                needed("MUSTER_BOOTSTRAP_TOKEN", environment, told.get("Bearer token"), file),
                told.getOrDefault("Operator", "operator"),
                needed("MUSTER_BOOTSTRAP_PASSWORD", environment, told.get("Password"), file));
    }

    private static String needed(String variable, Map<String, String> environment, @Nullable String told, Path file) {
        String value = environment.get(variable);
        if (value != null) return value;
        if (told != null && !told.startsWith("(")) return told;
        throw new TourCutShort("There is no " + variable + ", and " + file.toAbsolutePath() + " does not tell it."
                + " Start Muster first (the README's Run), in this folder or with the same MUSTER_HOME.");
    }

    private static Map<String, String> read(Path file) throws IOException {
        Map<String, String> values = new HashMap<>();
        for (String line : Files.readAllLines(file)) {
            int colon = line.indexOf(": ");
            if (colon > 0)
                values.put(
                        line.substring(0, colon).trim(),
                        line.substring(colon + 2).trim());
        }
        return values;
    }
}
