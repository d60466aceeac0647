package dev.muster.projections;

/**
 * Where projections write. Live it is the command's transaction, statement by statement; in a replay the writes of many
 * events go out together.
 */
public interface ProjectionWriter {
    /** Writes one statement with its parameters, and answers nothing: a projection that reads could not be batched. */
    void write(Sql sql, Parameters parameters);
}
