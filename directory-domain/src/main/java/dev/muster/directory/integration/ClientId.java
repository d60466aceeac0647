package dev.muster.directory.integration;

import dev.muster.directory.CredentialId;
import dev.muster.directory.TenantId;
import java.util.Optional;
import java.util.UUID;

/**
 * The {@code client_id} (RFC 6749 §2.2) of a credential that is an OAuth client: it names the tenant, so that nobody has to
 * search all tenants for it. Printed without a character that HTTP Basic or a form would have to encode.
 */
public record ClientId(CredentialId credential) {
    private static final int UUID_LENGTH = 36;
    private static final int LENGTH = 2 * UUID_LENGTH + 1;

    /** Empty where the text is none, or another spelling of one. */
    public static Optional<ClientId> of(String text) {
        if (text.length() != LENGTH || text.charAt(UUID_LENGTH) != '.') return Optional.empty();
        try {
            var id = new ClientId(new CredentialId(
                    new TenantId(UUID.fromString(text.substring(0, UUID_LENGTH))),
                    UUID.fromString(text.substring(UUID_LENGTH + 1))));
            return id.toString().equals(text) ? Optional.of(id) : Optional.empty();
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return credential.tenant() + "." + credential.value();
    }
}
