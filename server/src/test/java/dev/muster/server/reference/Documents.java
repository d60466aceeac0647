package dev.muster.server.reference;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The documents of the repository, in Markdown. */
final class Documents {
    static final Path ROOT = Path.of("..");

    /** What they call {@code assets.csv}. */
    private static final String ASSETS = """
            Asset Tag,Serial,Model,Category,Purchase Cost
            MUS-2001,C02Y,MacBook Pro 14,Laptops,2499.00
            MUS-2002,C02Z,MacBook Pro 14,Laptops,2499.00
            """;

    private Documents() {}

    /** @return the folder with the files that the calls send */
    static Path withFiles(Path folder) {
        try {
            Files.writeString(folder.resolve("assets.csv"), ASSETS);
            return folder;
        } catch (IOException full) {
            throw new UncheckedIOException(full);
        }
    }

    /** From the root: {@code docs/api.md}. */
    static List<String> all() {
        try (Stream<Path> top = Files.list(ROOT);
                Stream<Path> docs = Files.walk(ROOT.resolve("docs"))) {
            return Stream.concat(top, docs)
                    .filter(file -> file.toString().endsWith(".md"))
                    .map(file -> ROOT.relativize(file).toString())
                    .sorted()
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static List<CodeBlock> calls() {
        return all().stream()
                .flatMap(document -> CodeBlock.in(ROOT, document).stream())
                .filter(CodeBlock::calls)
                .toList();
    }
}
