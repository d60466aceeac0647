package dev.muster.security.oauth;

import dev.muster.projections.integration.Integrations;
import dev.muster.security.ClientEntry;
import dev.muster.security.SecuritySettings;
import dev.muster.security.credential.AccessTokens;
import dev.muster.security.credential.CredentialCache;
import dev.muster.security.web.PublicUrl;
import java.time.Clock;
import java.util.List;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.security.authentication.ProviderManager;
import org.springframework.security.oauth2.server.authorization.authentication.ClientSecretAuthenticationProvider;
import org.springframework.security.oauth2.server.authorization.authentication.JwtClientAssertionAuthenticationProvider;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2ClientCredentialsAuthenticationProvider;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2TokenRevocationAuthenticationProvider;
import org.springframework.security.oauth2.server.authorization.web.OAuth2ClientAuthenticationFilter;
import org.springframework.security.oauth2.server.authorization.web.OAuth2TokenEndpointFilter;
import org.springframework.security.oauth2.server.authorization.web.OAuth2TokenRevocationEndpointFilter;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * Three of Spring's filters and four of its providers, put together by hand: what is not put in is not there, whereas its
 * configurer opens everything and lets it be closed again. See docs/decisions.
 */
@Configuration(proxyBeanMethods = false)
class OAuthConfiguration {

    @Bean
    UsedAssertionIds spentAssertions(JdbcTemplate jdbc, PlatformTransactionManager transactions, Clock clock) {
        return new UsedAssertionIds(jdbc, transactions, clock);
    }

    @Bean
    FilterRegistrationBean<TokenEndpointFilter> tokenDoor(
            Environment environment,
            Integrations integrations,
            AccessTokens tokens,
            CredentialCache credentials,
            UsedAssertionIds spent,
            ClientEntry entry,
            Clock clock,
            SecuritySettings settings) {
        var clients = new OAuthClients(integrations);
        var store = new TokenStore(tokens, credentials, clients);

        var bySignature = new JwtClientAssertionAuthenticationProvider(clients, store);
        bySignature.setJwtDecoderFactory(new Assertions(spent, clock));
        var bySecret = new ClientSecretAuthenticationProvider(clients, store);
        bySecret.setPasswordEncoder(clients);
        var providers = new ProviderManager(
                bySignature,
                bySecret,
                new OAuth2ClientCredentialsAuthenticationProvider(
                        store, new AccessTokenGenerator(settings.oauth().tokenLifetime(), clock)),
                new OAuth2TokenRevocationAuthenticationProvider(store));
        var errors = new OAuthErrors();

        var client = new OAuth2ClientAuthenticationFilter(providers, request -> true);
        client.setAuthenticationConverter(new ClientProof());
        client.setAuthenticationSuccessHandler(new ClientAdmission(entry));
        client.setAuthenticationFailureHandler(errors);
        var token = new OAuth2TokenEndpointFilter(providers, Paths.TOKEN);
        token.setAuthenticationConverter(new TokenRequest());
        token.setAuthenticationFailureHandler(errors);
        var revocation = new OAuth2TokenRevocationEndpointFilter(providers, Paths.REVOCATION);
        revocation.setAuthenticationFailureHandler(errors);

        var registration = new FilterRegistrationBean<>(
                new TokenEndpointFilter(PublicUrl.from(environment), List.of(client, token, revocation), clock));
        registration.setOrder(-55); // within the provisioning log, before everybody is asked for a credential
        return registration;
    }
}
