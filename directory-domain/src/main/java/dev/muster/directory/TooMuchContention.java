package dev.muster.directory;

/** Others kept changing the same resource at the same time, until we gave up; asking again is safe. */
public final class TooMuchContention extends Refusal {
    public TooMuchContention() {
        super("Too many changes of the same resource at once");
    }
}
