package dev.muster.server.reference;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A block of code in a document of Markdown, indented or fenced.
 *
 * @param document from the root of the repository: {@code docs/api.md}
 * @param line     of its first line, from 1
 * @param text     without the indentation
 * @param answer   the block behind it, where that shows JSON
 */
record CodeBlock(
        String document, int line, String text, @Nullable String answer) {
    private static final int INDENTATION = 4;

    /** All of the document, in its order. */
    static List<CodeBlock> in(Path root, String document) {
        List<CodeBlock> blocks = new ArrayList<>();
        List<String> lines = linesOf(root.resolve(document));
        List<String> block = new ArrayList<>();
        int began = 0;
        boolean fenced = false;
        boolean afterBlank = true;
        for (int i = 0; i <= lines.size(); i++) {
            String line = i < lines.size() ? lines.get(i) : "";
            boolean fence = line.strip().startsWith("```");
            boolean code = fenced ? !fence : isIndented(line) && (!block.isEmpty() || afterBlank);
            if (code && block.isEmpty()) began = i + 1;
            if (code) block.add(line);
            if (!code && !block.isEmpty()) {
                blocks.add(new CodeBlock(document, began, outdented(block), null));
                block.clear();
            }
            if (fence) fenced = !fenced;
            afterBlank = line.isBlank();
        }
        return withAnswers(blocks, lines);
    }

    private static List<CodeBlock> withAnswers(List<CodeBlock> blocks, List<String> lines) {
        List<CodeBlock> answered = new ArrayList<>();
        for (int i = 0; i < blocks.size(); i++) {
            CodeBlock block = blocks.get(i);
            boolean isLast = i + 1 == blocks.size();
            answered.add(isLast ? block : block.answeredBy(blocks.get(i + 1), lines));
        }
        return answered;
    }

    private CodeBlock answeredBy(CodeBlock next, List<String> lines) {
        boolean follows = lines.subList(end(), next.line - 1).stream().allMatch(String::isBlank);
        return follows && next.text.startsWith("{") ? new CodeBlock(document, line, text, next.text) : this;
    }

    private int end() {
        return line - 1 + (int) text.lines().count();
    }

    boolean calls() {
        return text.contains("curl ");
    }

    /** Whether it only gives names to values. */
    boolean assigns() {
        return text.lines().allMatch(each -> each.matches("[A-Z_]+=.*"));
    }

    private static boolean isIndented(String line) {
        return !line.isBlank() && line.startsWith(" ".repeat(INDENTATION));
    }

    private static String outdented(List<String> block) {
        return String.join("\n", block).stripIndent();
    }

    private static List<String> linesOf(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @Override
    public String toString() {
        return document + ":" + line;
    }
}
