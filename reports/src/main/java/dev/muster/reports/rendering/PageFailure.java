package dev.muster.reports.rendering;

/** A template could not be loaded, filled or exported: a fault of ours, not of the rows. */
public final class PageFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    PageFailure(String template, Exception cause) {
        super("The pages of " + template + " could not be made: " + cause.getMessage(), cause);
    }
}
