package dev.muster.directory;

import dev.muster.directory.text.Folding;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Names that are unique within a tenant, claimed in the transaction of the command, before its events are appended: so the
 * event that takes a name stands behind the event that freed it.
 */
public interface UniqueNames {
    /** What the name is of; a user and a group may bear the same. */
    enum Kind {
        USER_NAME,
        GROUP_DISPLAY_NAME,
        ROLE_NAME,
        ASSET_TAG
    }

    /** @return whether the name is the owner's now; false where another holds it. Claiming one's own name again is true. */
    default boolean claim(Kind kind, String name, ResourceId owner) {
        return claimOrHolder(kind, name, owner).equals(owner.value());
    }

    /**
     * A value of an attribute whose schema wants it to be unique (RFC 7643 §7).
     *
     * @param attribute the attribute's canonical path
     */
    record Value(String attribute, boolean caseExact, String text) {}

    /** @return whether the value is the owner's now; false where another resource of the tenant has it */
    boolean claim(Value value, ResourceId owner);

    /** Frees the value, if it is the owner's, unless the one in its place counts as the same. */
    void release(Value value, @Nullable Value inItsPlace, ResourceId owner);

    /** Claims the name if it is free. @return whose it is now; until the end of the transaction it stays so */
    UUID claimOrHolder(Kind kind, String name, ResourceId owner);

    /** Frees the name, if it is the owner's. */
    void release(Kind kind, String name, ResourceId owner);

    /** After a rename: frees the old name, unless the new one folds to the same claim. */
    default void releaseUnless(Kind kind, String before, String after, ResourceId owner) {
        if (!Folding.fold(before).equals(Folding.fold(after))) release(kind, before, owner);
    }
}
