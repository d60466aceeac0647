package dev.muster.server.boot;

import dev.muster.api.integration.Secret;
import dev.muster.directory.StartRefused;
import dev.muster.directory.integration.ClientProfile;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;

/**
 * What automation may set for the first start. A secret that is set but empty is refused: it is a variable that was
 * forgotten, and a server with a minted one in its place would be one that nobody can reach.
 */
record FirstBootSettings(Optional<Secret> token, Optional<String> password, ClientProfile profile, String tenant) {
    /** Stands in the letters and above the reports, until somebody gives the tenant its name. */
    private static final String UNNAMED_TENANT = "My organization";

    private static final int LONGEST_TENANT = 200;
    private static final int SHORTEST_TOKEN = 32;
    private static final int SHORTEST_PASSWORD = 12;
    private static final int LONGEST = 512;

    static FirstBootSettings from(Environment environment) {
        return new FirstBootSettings(
                secret(environment, "muster.bootstrap.token", "MUSTER_BOOTSTRAP_TOKEN", SHORTEST_TOKEN)
                        .map(FirstBootSettings::token),
                secret(environment, "muster.bootstrap.password", "MUSTER_BOOTSTRAP_PASSWORD", SHORTEST_PASSWORD)
                        .map(FirstBootSettings::password),
                profile(environment.getProperty("muster.bootstrap.profile")),
                tenant(environment.getProperty("muster.bootstrap.tenant")));
    }

    private static Optional<String> secret(Environment environment, String property, String name, int shortest) {
        String value = environment.getProperty(property);
        if (value == null) return Optional.empty();
        String cure = "Set " + name + " to at least " + shortest + " characters ('openssl rand -hex 32' prints good"
                + " ones), or don't set it at all: then Muster mints one and shows it once.";
        if (value.isBlank()) throw new StartRefused(name, "is set, but empty.", cure);
        if (value.length() < shortest) {
            throw new StartRefused(name, "has " + value.length() + " characters: too few to be a secret.", cure);
        }
        if (value.length() > LONGEST) throw new StartRefused(name, "is longer than " + LONGEST + " characters.", cure);
        return Optional.of(value);
    }

    /** RFC 6750 §2.1: what a client can send behind the word Bearer. */
    private static Secret token(String text) {
        if (!text.matches("[A-Za-z0-9._~+/-]+=*")) {
            throw new StartRefused(
                    "MUSTER_BOOTSTRAP_TOKEN",
                    "has characters that a bearer token cannot have.",
                    "Use letters, digits and - . _ ~ + / only, with = at the end if need be.");
        }
        return new Secret(text);
    }

    private static String password(String text) {
        if (text.startsWith(Secret.PREFIX)) {
            throw new StartRefused(
                    "MUSTER_BOOTSTRAP_PASSWORD",
                    "starts with " + Secret.PREFIX + ", as only the tokens of clients do.",
                    "Choose another password.");
        }
        return text;
    }

    private static String tenant(@Nullable String name) {
        if (name == null) return UNNAMED_TENANT;
        if (name.isBlank() || name.strip().length() > LONGEST_TENANT) {
            throw new StartRefused(
                    "MUSTER_BOOTSTRAP_TENANT",
                    name.isBlank() ? "is set, but empty." : "is longer than " + LONGEST_TENANT + " characters.",
                    "Set it to the name that reports and letters shall bear, or don't set it.");
        }
        return name.strip();
    }

    private static ClientProfile profile(@Nullable String name) {
        if (name == null) return ClientProfile.OKTA;
        return Stream.of(ClientProfile.values())
                .filter(profile -> profile.name().equalsIgnoreCase(name.strip()))
                .findFirst()
                .orElseThrow(() -> new StartRefused(
                        "MUSTER_BOOTSTRAP_PROFILE",
                        "is '" + name + "', and there is no such profile.",
                        "Set it to one of "
                                + Stream.of(ClientProfile.values())
                                        .map(profile -> profile.name().toLowerCase(Locale.ROOT))
                                        .collect(Collectors.joining(", "))
                                + ", or don't set it: then it is okta."));
    }

    @Override
    public String toString() {
        return "profile " + profile;
    }
}
