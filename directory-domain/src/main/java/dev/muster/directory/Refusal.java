package dev.muster.directory;

/**
 * A broken rule: the fact that stopped a command, with its data. Each aggregate has one sealed family of them; what HTTP
 * says to it is decided at the edge. It is no failure, so it has no stack trace.
 */
public abstract class Refusal extends RuntimeException {
    protected Refusal(String fact) {
        super(fact, null, false, false);
    }
}
