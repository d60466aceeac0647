package dev.muster.postgres;

import java.nio.file.Files;
import java.nio.file.Path;

/** The folder that holds the whole build, from whichever module a test is run. */
final class BuildRoot {
    private BuildRoot() {}

    /** The nearest folder upwards with {@code .mvn}, which is Maven's own mark; without one the topmost with a {@code pom.xml}. */
    static Path above(Path start) {
        Path topmost = start;
        for (Path folder = start; folder != null; folder = folder.getParent()) {
            if (Files.isDirectory(folder.resolve(".mvn"))) {
                return folder;
            }
            if (Files.exists(folder.resolve("pom.xml"))) {
                topmost = folder;
            }
        }
        return topmost;
    }
}
