package dev.muster.directory;

import java.util.function.Supplier;

/** The way into the directory: a command, and whoever is behind it. */
public interface Commands {
    /**
     * Returns when the command's events and the rows that clients read are durable, or throws and has left no trace.
     *
     * @throws Refusal              where a rule of the directory says no
     * @throws NoSuchResource       where the tenant has no such aggregate
     * @throws VersionMismatch      where the command expects another version
     * @throws TooMuchContention    where others kept changing the same aggregate
     */
    void send(TenantBound command, MessageContext context);

    /**
     * The same, and reads what then stands there: in the command's own transaction, before its end, so that nobody can have
     * come in between.
     */
    <T> T send(TenantBound command, MessageContext context, Supplier<T> read);
}
