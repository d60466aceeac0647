package dev.muster.directory;

/**
 * Whether the server has been told to stop. Whoever does many things for one request ends after the one at hand, and says how far
 * it came.
 */
@FunctionalInterface
public interface Stopping {
    Stopping NEVER = () -> false;

    boolean isAsked();
}
