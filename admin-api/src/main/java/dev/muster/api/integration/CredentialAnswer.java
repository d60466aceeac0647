package dev.muster.api.integration;

import dev.muster.directory.integration.AddressBlock;
import dev.muster.directory.integration.ClientId;
import dev.muster.directory.integration.OAuthClient;
import dev.muster.directory.integration.Scope;
import dev.muster.projections.integration.CredentialView;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A credential as it is shown; its secret only in the answer that mints it. */
record CredentialAnswer(
        UUID id,
        Set<Scope> scopes,
        String hint,
        @Nullable String basicUser,
        @Nullable OAuth oauth,
        Instant issued,
        @Nullable Instant expires,
        @Nullable Instant revoked,
        @Nullable Instant lastUsed,
        List<String> allowedFrom,
        @Nullable String secret) {
    private static final JsonMapper JSON = new JsonMapper();

    /** @param jwks the public keys, where it signs */
    record OAuth(String clientId, @Nullable JsonNode jwks) {
        static @Nullable OAuth of(CredentialView view) {
            OAuthClient client = view.oauth();
            if (client == null) return null;
            return new OAuth(
                    new ClientId(view.credential()).toString(),
                    client.keys() == null ? null : JSON.readTree(client.keys()));
        }
    }

    static CredentialAnswer of(CredentialView view, Map<UUID, Instant> used, @Nullable Secret secret) {
        UUID id = view.credential().value();
        return new CredentialAnswer(
                id,
                view.scopes(),
                view.hint(),
                view.basicUser(),
                OAuth.of(view),
                view.issued(),
                view.expires(),
                view.revoked(),
                used.get(id),
                view.allowedFrom().stream().map(AddressBlock::toString).toList(),
                secret == null ? null : secret.text());
    }
}
