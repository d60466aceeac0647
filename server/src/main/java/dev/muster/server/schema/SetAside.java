package dev.muster.server.schema;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.core.env.Environment;

/**
 * What the operator has said may go out of use although it is there: schemas by their URNs, and attributes by their paths.
 *
 * @param names in lower case
 */
record SetAside(Set<String> names) {
    static final String SETTING = "MUSTER_SCHEMAS_SET_ASIDE";

    static SetAside from(Environment environment) {
        return new SetAside(Arrays.stream(
                        environment.getProperty("muster.schemas.set-aside", "").split(",", -1))
                .map(name -> name.strip().toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet()));
    }

    boolean hasSchema(String urn) {
        return names.contains(urn.toLowerCase(Locale.ROOT));
    }

    /** @param attribute within the schema: {@code badge}, {@code desk.room} */
    boolean has(String urn, String attribute) {
        String path = (urn + ":" + attribute).toLowerCase(Locale.ROOT);
        int dot = path.indexOf('.', urn.length());
        return hasSchema(urn) || names.contains(path) || dot > 0 && names.contains(path.substring(0, dot));
    }
}
