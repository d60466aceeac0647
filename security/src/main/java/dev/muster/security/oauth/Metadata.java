package dev.muster.security.oauth;

import dev.muster.directory.integration.Scope;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Where what is, and which ways there are (RFC 8414 §2). Not by Spring's own filter: that cannot leave out the authorization
 * endpoint, and there is none.
 */
final class Metadata {
    private Metadata() {}

    static void send(Issuer issuer, HttpServletResponse response) throws IOException {
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        document.put("issuer", issuer.name());
        document.put("token_endpoint", issuer.name() + Paths.TOKEN);
        document.put("revocation_endpoint", issuer.name() + Paths.REVOCATION);
        document.putArray("response_types_supported"); // required, and none of them
        document.putArray("grant_types_supported").add("client_credentials");
        ArrayNode scopes = document.putArray("scopes_supported");
        for (Scope scope : Scope.values()) scopes.add(scope.name());
        for (String endpoint : new String[] {"token_endpoint", "revocation_endpoint"}) {
            document.putArray(endpoint + "_auth_methods_supported")
                    .add(ClientAuthenticationMethod.CLIENT_SECRET_BASIC.getValue())
                    .add(ClientAuthenticationMethod.CLIENT_SECRET_POST.getValue())
                    .add(ClientAuthenticationMethod.PRIVATE_KEY_JWT.getValue());
            ArrayNode algorithms = document.putArray(endpoint + "_auth_signing_alg_values_supported");
            Assertions.algorithmNames().forEach(algorithms::add);
        }
        response.setContentType("application/json");
        response.getOutputStream().write(document.toString().getBytes(StandardCharsets.UTF_8));
    }
}
