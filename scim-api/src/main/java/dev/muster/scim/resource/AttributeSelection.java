package dev.muster.scim.resource;

import dev.muster.directory.schema.AttributeDefinition;
import dev.muster.directory.schema.AttributeLookup;
import dev.muster.directory.schema.AttributePath;
import dev.muster.directory.schema.ResourceType;
import dev.muster.directory.schema.Returned;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which attributes an answer shows (RFC 7644 §3.9): those that {@code attributes} names, or else all that are returned by
 * default; without those that {@code excludedAttributes} names; and whatever is always returned.
 */
public final class AttributeSelection {
    private static final Pattern VALUE_FILTER = Pattern.compile("\\[[^]]*]");

    private final ResourceType type;
    private final @Nullable Set<String> wanted;
    private final Set<String> excluded;

    private AttributeSelection(ResourceType type, @Nullable Set<String> wanted, Set<String> excluded) {
        this.type = type;
        this.wanted = wanted;
        this.excluded = excluded;
    }

    /**
     * Names are separated by commas, in any case, qualified or not; what names nothing selects nothing. Where Entra asks for
     * {@code emails[type eq "work"]} it gets the attribute, with all its values.
     */
    public static AttributeSelection of(
            ResourceType type, @Nullable String attributes, @Nullable String excludedAttributes) {
        return new AttributeSelection(
                type,
                attributes == null || attributes.isBlank()
                        ? null
                        : keys(type, VALUE_FILTER.matcher(attributes).replaceAll("")),
                excludedAttributes == null ? Set.of() : keys(type, excludedAttributes));
    }

    private static Set<String> keys(ResourceType type, String names) {
        Set<String> keys = new HashSet<>();
        for (String name : names.split(",", -1)) {
            if (name.trim().equalsIgnoreCase(type.core().id())) {
                type.core().attributes().forEach(attribute -> keys.add(attribute.name()));
                continue;
            }
            switch (type.lookup(name.trim())) {
                case AttributeLookup.Found found -> keys.add(found.path().toString());
                case AttributeLookup.FoundExtension found ->
                    keys.add(found.schema().id());
                case AttributeLookup.UnknownAttribute unknown -> {}
                case AttributeLookup.UnknownSchema unknown -> {}
            }
        }
        return keys;
    }

    ResourceType type() {
        return type;
    }

    /** Whether anything is shown of the attribute of that name; of one that the type does not have, nothing is. */
    public boolean shows(String attribute) {
        return type.lookup(attribute) instanceof AttributeLookup.Found found
                && !shown(found.path().whole()).isNone();
    }

    /** How much of a top-level attribute is shown. */
    Shown shown(AttributePath path) {
        AttributeDefinition attribute = path.attribute();
        if (attribute.returned() == Returned.ALWAYS) return Shown.ALL;
        if (attribute.returned() == Returned.NEVER || isExcluded(path)) return Shown.NONE;
        boolean whole = wanted == null ? attribute.returned() == Returned.DEFAULT : isWanted(path);
        if (attribute.subAttributes().size() == 0) return whole ? Shown.ALL : Shown.NONE;

        Set<String> subs = new HashSet<>();
        boolean any = whole;
        for (AttributeDefinition sub : attribute.subAttributes()) {
            String key = path.key() + "." + sub.name();
            boolean named = wanted != null && wanted.contains(key);
            any |= named;
            boolean shown = switch (sub.returned()) {
                case NEVER -> false;
                case ALWAYS -> true;
                case DEFAULT -> (whole || named) && !excluded.contains(key);
                case REQUEST -> named;
            };
            if (shown) subs.add(sub.name());
        }
        if (!any) return Shown.NONE;
        return subs.size() == attribute.subAttributes().size() ? Shown.ALL : new Shown(false, Set.copyOf(subs));
    }

    private boolean isExcluded(AttributePath path) {
        return excluded.contains(path.key()) || path.extension() != null && excluded.contains(path.extension());
    }

    private boolean isWanted(AttributePath path) {
        return wanted != null
                && (wanted.contains(path.key()) || path.extension() != null && wanted.contains(path.extension()));
    }

    /** All of an attribute, nothing, or some of its sub-attributes. */
    record Shown(boolean isAll, Set<String> subs) {
        static final Shown ALL = new Shown(true, Set.of());
        static final Shown NONE = new Shown(false, Set.of());

        boolean isNone() {
            return !isAll && subs.isEmpty();
        }

        boolean shows(String sub) {
            return isAll || subs.contains(sub);
        }
    }
}
