package dev.muster.directory;

import java.util.UUID;

/**
 * The id of one aggregate. It carries its tenant, so that a stream of another tenant cannot even be addressed; it prints
 * as {@code <tenant>/<uuid>}, which is Axon's aggregate identifier and the form in stored events.
 */
public sealed interface ResourceId permits UserId, GroupId, RoleId, EquipmentId, IntegrationId, CredentialId, SchemaId {
    TenantId tenant();

    UUID value();

    /** The type of its aggregate, as events are stored with it and SCIM names it: {@code User}, {@code Group}, … */
    default String type() {
        return switch (this) {
            case UserId ignored -> "User";
            case GroupId ignored -> "Group";
            case RoleId ignored -> "Role";
            case EquipmentId ignored -> "Equipment";
            case IntegrationId ignored -> "Integration";
            case CredentialId ignored -> "Credential";
            case SchemaId ignored -> "Schema";
        };
    }

    /** The parts of a printed id, checked: {@code <tenant>/<uuid>}. */
    record Printed(TenantId tenant, UUID value) {
        static Printed parse(String text) {
            int slash = text.indexOf('/');
            if (slash < 0) throw new IllegalArgumentException("Not an id of the form <tenant>/<uuid>: " + text);
            return new Printed(
                    new TenantId(UUID.fromString(text.substring(0, slash))),
                    UUID.fromString(text.substring(slash + 1)));
        }
    }
}
