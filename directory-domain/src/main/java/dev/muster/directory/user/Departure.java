package dev.muster.directory.user;

import dev.muster.directory.IntegrationId;
import dev.muster.directory.document.Document;
import dev.muster.directory.text.Folding;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Somebody as they left: what their record said then, however it was edited since.
 *
 * @param everActive whether they were ever let in; a record may be made of somebody who is not here yet
 * @param by         the integration that deactivated them; null where a person did
 */
record Departure(
        Document document,
        @Nullable String externalId,
        boolean everActive,
        Instant at,
        @Nullable IntegrationId by) {
    private static final String[] EMPLOYEE_NUMBER = {
        "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User", "employeeNumber"
    };

    /** What lets somebody in, or proves who they are, without being a group or a mapping. */
    private static final String[] ACCESS = {"userType", "roles", "entitlements", "x509Certificates"};

    /** Two externalIds say it, of whatever integration; where one is missing, two employee numbers do. */
    boolean isOfAnotherThan(@Nullable String externalIdNow, Document now) {
        if (externalId != null && externalIdNow != null) return !externalId.equals(externalIdNow);
        Optional<String> then = document.text(EMPLOYEE_NUMBER);
        Optional<String> today = now.text(EMPLOYEE_NUMBER);
        return then.isPresent() && today.isPresent() && !then.equals(today);
    }

    boolean isOf(@Nullable String externalIdNow) {
        return externalId != null && externalId.equals(externalIdNow);
    }

    /** A record without what would let another person in, as far as it is still as it was. */
    Document withoutAccess(Document now) {
        Document rest = now;
        for (String attribute : ACCESS) {
            if (document.value(attribute).isPresent()
                    && document.value(attribute).equals(now.value(attribute))) {
                rest = rest.with(attribute, null);
            }
        }
        return rest;
    }

    boolean hasPrimaryEmailOf(Document other) {
        Optional<String> mine = primaryEmail(document);
        return mine.isPresent() && mine.equals(primaryEmail(other));
    }

    /** The one that is marked, or the only one; folded. */
    private static Optional<String> primaryEmail(Document document) {
        var emails = document.values("emails");
        return emails.stream()
                .filter(email -> emails.size() == 1 || email.path("primary").asBoolean(false))
                .map(email -> email.path("value"))
                .filter(JsonNode::isString)
                .map(address -> Folding.fold(address.stringValue()))
                .filter(address -> !address.isEmpty())
                .findFirst();
    }
}
