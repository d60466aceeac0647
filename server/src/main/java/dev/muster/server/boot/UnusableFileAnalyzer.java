package dev.muster.server.boot;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** A folder that can't be written, or a disk that is full. */
public final class UnusableFileAnalyzer extends AbstractFailureAnalyzer<IOException> {
    private static final String CURE =
            "See that MUSTER_HOME names a folder that the server's user may write, on a disk with room, or set it to"
                    + " another one.";

    @Override
    protected @Nullable FailureAnalysis analyze(Throwable failure, IOException unusable) {
        String fact = fact(unusable);
        return fact == null ? null : new FailureAnalysis(fact, CURE, unusable);
    }

    /** In one sentence; null where it is about something else than files. */
    public static @Nullable String fact(IOException unusable) {
        String message = String.valueOf(unusable.getMessage());
        if (unusable instanceof AccessDeniedException denied) return denied.getFile() + " may not be read or written.";
        if (unusable instanceof FileSystemException || message.contains("No space left")) {
            return "A file cannot be used: " + message + ".";
        }
        return null;
    }
}
