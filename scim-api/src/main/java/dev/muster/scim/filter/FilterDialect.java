package dev.muster.scim.filter;

import com.unboundid.scim2.common.filters.Filter;
import dev.muster.directory.document.DocumentRefusal;
import dev.muster.directory.filter.FilterText;
import dev.muster.directory.integration.ClientProfile;
import dev.muster.directory.schema.AttributeLookup;
import dev.muster.directory.schema.ResourceType;
import java.util.Locale;
import java.util.Map;

/** How a client writes filters: whether a text may stand without quotes, and what else it calls attributes. */
public final class FilterDialect {
    // vendors tell admins to match by these, so in Okta's filters they are no misspellings
    private static final Map<String, String> OKTA_NAMES = Map.of(
            "email", "emails.value",
            "firstname", "name.givenName",
            "lastname", "name.familyName",
            "phone", "phoneNumbers.value");

    private final ClientProfile profile;

    private FilterDialect(ClientProfile profile) {
        this.profile = profile;
    }

    public static FilterDialect of(ClientProfile profile) {
        return new FilterDialect(profile);
    }

    /** @throws DocumentRefusal.InvalidFilter where the text is no filter */
    public Filter parse(String text) {
        return profile == ClientProfile.RFC ? FilterText.parse(text) : FilterText.parseWithBareLiterals(text);
    }

    /** The attribute of that name. */
    public AttributeLookup lookup(ResourceType type, String name) {
        AttributeLookup strict = profile == ClientProfile.ENTRA ? type.lookupInAnySchema(name) : type.lookup(name);
        if (profile != ClientProfile.OKTA || !(strict instanceof AttributeLookup.UnknownAttribute)) return strict;
        String meant = OKTA_NAMES.get(name.toLowerCase(Locale.ROOT));
        return meant == null ? strict : type.lookup(meant);
    }
}
