package dev.muster.server.schema;

import dev.muster.directory.StartRefused;
import dev.muster.directory.schema.ExtensionSchema;
import dev.muster.directory.schema.MalformedSchema;
import dev.muster.directory.schema.SchemaRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;

/**
 * The folder {@code schemas} of {@code MUSTER_HOME}. A file there extends the type that its URN ends in, one in a folder
 * {@code User} or {@code Group} that type. No folder is no schemas.
 *
 * @param all      in no order
 * @param registry the standard schemas with these
 */
public record SchemaFiles(List<ExtensionSchema> all, SchemaRegistry registry) {
    private static final int MOST = 100;
    private static final String HOME = "MUSTER_HOME/schemas";

    /** @throws StartRefused with the file, everything that is wrong with it, and what to do */
    public static SchemaFiles read(Environment environment) {
        return read(Path.of(environment.getProperty("muster.home", "muster-home")));
    }

    static SchemaFiles read(Path home) {
        Path folder = home.resolve("schemas");
        List<ExtensionSchema> all = new ArrayList<>();
        List<StartRefused> faulty = new ArrayList<>();
        if (Files.exists(folder)) {
            readInto(all, folder, null, faulty);
        }
        if (!faulty.isEmpty()) throw StartRefused.all(faulty);
        if (all.size() > MOST) {
            throw new StartRefused(HOME, "has " + all.size() + " schemas.", "Have at most " + MOST + ".");
        }
        try {
            return new SchemaFiles(List.copyOf(all), SchemaRegistry.standard().extendedBy(all));
        } catch (MalformedSchema alike) {
            throw new StartRefused(HOME, "cannot be used: " + alike.getMessage() + ".", cure());
        }
    }

    /** Goes on behind a faulty file: whoever mends them wants to know of all at once. */
    private static void readInto(
            List<ExtensionSchema> all, Path folder, @Nullable String type, List<StartRefused> faulty) {
        try (Stream<Path> entries = Files.list(folder)) {
            for (Path entry : entries.sorted().toList()) {
                String name = entry.getFileName().toString();
                if (name.startsWith(".")) continue; // as file systems and orchestrators leave behind
                try {
                    readOne(all, entry, name, type, faulty);
                } catch (StartRefused refused) {
                    faulty.add(refused);
                }
            }
        } catch (IOException unreadable) {
            throw new StartRefused(HOME, "cannot be read: " + unreadable + ".", "Let the server's user read it.");
        }
    }

    private static void readOne(
            List<ExtensionSchema> all, Path entry, String name, @Nullable String type, List<StartRefused> faulty)
            throws IOException {
        if (Files.isDirectory(entry)) {
            if (type != null || !ExtensionSchema.EXTENDED.contains(name)) {
                throw refused(
                        type,
                        name,
                        "is a folder",
                        "Beside the files there are the folders User and Group alone, and none in them.");
            }
            readInto(all, entry, name, faulty);
        } else if (name.endsWith(".json")) {
            all.add(schema(entry, type));
        } else {
            throw refused(
                    type, name, "is no .json file", "Give a schema the ending .json, and keep other files elsewhere.");
        }
    }

    private static ExtensionSchema schema(Path file, @Nullable String type) throws IOException {
        String name = name(type, file.getFileName().toString());
        try {
            // never more than is allowed, however large the file is
            byte[] bytes;
            try (var in = Files.newInputStream(file)) {
                bytes = in.readNBytes(ExtensionSchema.BYTES + 1);
            }
            return ExtensionSchema.read(name, type, bytes);
        } catch (MalformedSchema malformed) {
            throw new StartRefused(HOME + "/" + name, "cannot be used: " + malformed.getMessage() + ".", cure());
        }
    }

    private static StartRefused refused(@Nullable String type, String name, String fact, String cure) {
        return new StartRefused(HOME + "/" + name(type, name), fact + ".", cure);
    }

    private static String name(@Nullable String type, String name) {
        return type == null ? name : type + "/" + name;
    }

    private static String cure() {
        return "Correct what is named; docs/schemas.md says how schemas are written, with an example.";
    }
}
