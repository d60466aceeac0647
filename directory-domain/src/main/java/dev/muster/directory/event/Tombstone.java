package dev.muster.directory.event;

import dev.muster.directory.ResourceId;
import dev.muster.directory.text.Folding;
import java.util.regex.Pattern;

/**
 * An event whose {@linkplain Personal personal} part was erased. It still loads: its personal components are null in the stored
 * form, and the event's record puts something harmless in their place. See docs/decisions/0049.
 */
public final class Tombstone {
    private static final Pattern NAME = Pattern.compile("erased-[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private Tombstone() {}

    /** The name of a resource whose name was erased, {@code erased-<uuid>}: no other one has it, and no client may give it. */
    public static String nameOf(ResourceId resource) {
        return "erased-" + resource.value();
    }

    /** Whether a name is one of those, compared as names are. */
    public static boolean isName(String name) {
        return NAME.matcher(Folding.fold(name)).matches();
    }
}
