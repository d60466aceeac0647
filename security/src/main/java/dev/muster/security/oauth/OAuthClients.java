package dev.muster.security.oauth;

import static java.util.Objects.requireNonNull;

import dev.muster.api.integration.Secret;
import dev.muster.directory.integration.ClientId;
import dev.muster.directory.integration.Scope;
import dev.muster.projections.integration.CredentialView;
import dev.muster.projections.integration.Integrations;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.ClientSettings;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;

/**
 * The credentials that are OAuth clients, as Spring wants to see them. Revoked and expired ones too: whoever proves that one is his
 * may know what became of it.
 */
final class OAuthClients implements RegisteredClientRepository, PasswordEncoder {
    private static final String CREDENTIAL = "muster.credential";

    private final Integrations integrations;

    OAuthClients(Integrations integrations) {
        this.integrations = integrations;
    }

    static CredentialView credentialOf(RegisteredClient client) {
        return requireNonNull(client.getClientSettings().<CredentialView>getSetting(CREDENTIAL));
    }

    @Override
    public @Nullable RegisteredClient findByClientId(String clientId) {
        return ClientId.of(clientId)
                .flatMap(id -> integrations.credential(id.credential()))
                .filter(credential -> credential.oauth() != null)
                .map(OAuthClients::remembered)
                .map(OAuthClients::registered)
                .orElse(null);
    }

    private static CredentialView remembered(CredentialView credential) {
        RequestAttributes request = RequestContextHolder.getRequestAttributes();
        if (request != null) request.setAttribute(CREDENTIAL, credential, RequestAttributes.SCOPE_REQUEST);
        return credential;
    }

    /** Whose client this thread's request has named, whether it has proved itself or not. */
    static Optional<CredentialView> named() {
        RequestAttributes request = RequestContextHolder.getRequestAttributes();
        return request != null
                        && request.getAttribute(CREDENTIAL, RequestAttributes.SCOPE_REQUEST)
                                instanceof CredentialView credential
                ? Optional.of(credential)
                : Optional.empty();
    }

    @Override
    public @Nullable RegisteredClient findById(String id) {
        return findByClientId(id);
    }

    @Override
    public void save(RegisteredClient client) {
        throw new UnsupportedOperationException("Clients are minted over /api");
    }

    private static RegisteredClient registered(CredentialView credential) {
        String id = new ClientId(credential.credential()).toString();
        boolean signs = requireNonNull(credential.oauth()).signs();
        ClientSettings.Builder settings = ClientSettings.builder().setting(CREDENTIAL, credential);
        RegisteredClient.Builder client = RegisteredClient.withId(id)
                .clientId(id)
                .authorizationGrantType(AuthorizationGrantType.CLIENT_CREDENTIALS)
                .scopes(scopes -> grantable(credential.scopes()).forEach(scope -> scopes.add(scope.name())));
        if (signs) {
            // says that it is a signature at all; which ones are taken is the decoder's business
            settings.tokenEndpointAuthenticationSigningAlgorithm(SignatureAlgorithm.RS256);
            client.clientAuthenticationMethod(ClientAuthenticationMethod.PRIVATE_KEY_JWT);
        } else {
            client.clientSecret(id) // not the secret, but whose it has to be: see matches
                    .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                    .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_POST);
        }
        return client.clientSettings(settings.build()).build();
    }

    /** Whoever may write may ask to read only. */
    private static Set<Scope> grantable(Set<Scope> scopes) {
        Set<Scope> grantable = EnumSet.copyOf(scopes);
        if (scopes.contains(Scope.SCIM)) grantable.add(Scope.SCIM_READ);
        if (scopes.contains(Scope.EQUIPMENT)) grantable.add(Scope.EQUIPMENT_READ);
        return grantable;
    }

    /** The hash is looked up in an index, so there is no comparison whose time could tell anything. */
    @Override
    public boolean matches(@Nullable CharSequence secret, @Nullable String clientId) {
        if (secret == null || clientId == null) return false;
        return integrations
                .bySecret(new Secret(secret.toString()).sha256())
                .filter(found -> new ClientId(found.credential()).toString().equals(clientId))
                .isPresent();
    }

    @Override
    public String encode(@Nullable CharSequence secret) {
        throw new UnsupportedOperationException("Secrets are minted over /api");
    }
}
