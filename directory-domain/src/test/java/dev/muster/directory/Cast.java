package dev.muster.directory;

import dev.muster.directory.document.Document;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

/** The RFC's people, and the two integrations that argue about them. */
public final class Cast {
    public static final TenantId EXAMPLE = new TenantId(UUID.fromString("01900000-0000-7000-8000-000000000001"));
    public static final IntegrationId OKTA =
            new IntegrationId(EXAMPLE, UUID.fromString("01900000-0000-7000-8000-000000000002"));
    public static final IntegrationId ENTRA =
            new IntegrationId(EXAMPLE, UUID.fromString("01900000-0000-7000-8000-000000000003"));
    public static final UserId BARBARA = new UserId(EXAMPLE, UUID.fromString("2819c223-7f76-453a-919d-413861904646"));
    public static final UserId MANDY = new UserId(EXAMPLE, UUID.fromString("26118915-6090-4610-87e4-49d8ca9f808d"));
    public static final UserId JOHN = new UserId(EXAMPLE, UUID.fromString("902c246b-6245-4190-8e05-00816be7344a"));
    public static final GroupId TOUR_GUIDES =
            new GroupId(EXAMPLE, UUID.fromString("e9e30dba-f08f-4109-8486-d5c6a331660a"));

    public static final Actor BY_OKTA = client(OKTA);
    public static final Actor BY_ENTRA = client(ENTRA);
    public static final Actor BY_ADMIN = new Actor.Person(UUID.fromString("01900000-0000-7000-8000-000000000004"));

    private Cast() {}

    public static Document barbara() {
        return Document.parse("""
                {"userName": "bjensen@example.com",
                 "name": {"familyName": "Jensen", "givenName": "Barbara"},
                 "displayName": "Babs Jensen",
                 "emails": [{"value": "bjensen@example.com", "type": "work", "primary": true}],
                 "active": true}
                """);
    }

    private static Actor client(IntegrationId integration) {
        return new Actor.Client(
                integration, new CredentialId(EXAMPLE, UUID.fromString("01900000-0000-7000-8000-000000000005")));
    }

    /** As members go by. */
    public static List<UUID> ids(ResourceId... members) {
        return Arrays.stream(members).map(ResourceId::value).toList();
    }
}
