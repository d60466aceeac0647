package dev.muster.security.oauth;

import static java.util.Objects.requireNonNull;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import dev.muster.projections.integration.CredentialView;
import java.text.ParseException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimNames;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtDecoderFactory;
import org.springframework.security.oauth2.jwt.JwtValidationException;
import org.springframework.security.oauth2.jwt.MappedJwtClaimSetConverter;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;

/**
 * Reads what a client has signed to prove itself (RFC 7523 §3): by one of its own keys, in an algorithm that has no shared
 * secret, and once.
 */
final class Assertions implements JwtDecoderFactory<RegisteredClient> {
    static final Set<JWSAlgorithm> ALGORITHMS = Set.of(JWSAlgorithm.RS256, JWSAlgorithm.PS256, JWSAlgorithm.ES256);

    private static final MappedJwtClaimSetConverter TYPED = MappedJwtClaimSetConverter.withDefaults(Map.of());

    private final UsedAssertionIds spent;
    private final Clock clock;

    Assertions(UsedAssertionIds spent, Clock clock) {
        this.spent = spent;
        this.clock = clock;
    }

    static List<String> algorithmNames() {
        return ALGORITHMS.stream().map(JWSAlgorithm::getName).sorted().toList();
    }

    @Override
    public JwtDecoder createDecoder(RegisteredClient client) {
        CredentialView credential = OAuthClients.credentialOf(client);
        var processor = new DefaultJWTProcessor<SecurityContext>();
        // the header's own keys and addresses of keys (jwk, jku, x5u) are nothing to us
        processor.setJWSKeySelector(
                new JWSVerificationKeySelector<>(ALGORITHMS, new ImmutableJWKSet<>(keys(credential))));
        // RFC 7519 5.1 lets it be absent; client-authentication+jwt is what the successor of RFC 7523 wants
        processor.setJWSTypeVerifier(new DefaultJOSEObjectTypeVerifier<>(
                JOSEObjectType.JWT, new JOSEObjectType("client-authentication+jwt"), null));
        // before Spring makes a token of it, which refuses some claims in words of its own
        processor.setJWTClaimsSetVerifier(new AssertionClaims(client.getClientId(), clock));
        var decoder = new NimbusJwtDecoder(processor);
        decoder.setClaimSetConverter(Assertions::asSigned);
        decoder.setJwtValidator(checked -> OAuth2TokenValidatorResult.success());
        return assertion -> {
            Jwt jwt = decoder.decode(assertion);
            if (spent.spend(credential.credential(), requireNonNull(jwt.getId()), requireNonNull(jwt.getExpiresAt())))
                return jwt;
            String reused =
                    "An assertion is good once, and one of this jti was shown before. Sign another for each request.";
            throw new JwtValidationException(
                    reused, List.of(new OAuth2Error(OAuth2ErrorCodes.INVALID_CLIENT, reused, null)));
        };
    }

    /** Spring puts in an {@code iat} where there is none, a second before {@code exp}: often in the future. */
    private static Map<String, Object> asSigned(Map<String, Object> claims) {
        Map<String, Object> typed = TYPED.convert(claims);
        if (!claims.containsKey(JwtClaimNames.IAT)) typed.remove(JwtClaimNames.IAT);
        return typed;
    }

    private static JWKSet keys(CredentialView credential) {
        try {
            return JWKSet.parse(
                    requireNonNull(requireNonNull(credential.oauth()).keys()));
        } catch (ParseException broken) {
            throw new IllegalStateException("The keys of " + credential.credential() + " are unreadable", broken);
        }
    }
}
