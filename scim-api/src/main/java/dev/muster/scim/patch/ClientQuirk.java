package dev.muster.scim.patch;

import dev.muster.directory.integration.ClientProfile;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/**
 * Where real clients contradict the RFC, so that their profile has to decide. What contradicts nothing is no habit and
 * holds for all: operators in any case, {@code "False"}, dotted and URN-qualified keys, repeated ids.
 */
enum ClientQuirk {
    /** A value path that matches nothing wants its value made from the filter, where the RFC says {@code noTarget}. */
    SETS_ABSENT_VALUES,
    /** A path to an attribute that we do not know is sent along with others, and must not fail them. */
    SENDS_UNKNOWN_PATHS,
    /** {@code manager} means that of the enterprise extension. */
    LEAVES_OUT_EXTENSION_URNS,
    /** A role's value is a text of JSON, in which the role's value stands. */
    WRITES_ROLES_AS_JSON;

    private static final Map<ClientProfile, Set<ClientQuirk>> TABLE = new EnumMap<>(Map.of(
            ClientProfile.RFC, EnumSet.noneOf(ClientQuirk.class),
            ClientProfile.OKTA, EnumSet.of(SETS_ABSENT_VALUES, SENDS_UNKNOWN_PATHS),
            ClientProfile.ENTRA,
                    EnumSet.of(
                            SETS_ABSENT_VALUES, SENDS_UNKNOWN_PATHS, LEAVES_OUT_EXTENSION_URNS, WRITES_ROLES_AS_JSON)));

    boolean isOf(ClientProfile profile) {
        return TABLE.getOrDefault(profile, Set.of()).contains(this);
    }
}
