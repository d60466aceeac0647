package dev.muster.security.oauth;

import com.nimbusds.jwt.SignedJWT;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.text.ParseException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;

/**
 * A form whose {@code client_id} was left out, because the assertion in it says the same (RFC 7521 §4.2), and Spring wants it. Whose
 * it is, is believed when the signature is checked.
 */
final class SelfNamed extends HttpServletRequestWrapper {
    private final Map<String, String[]> parameters;

    private SelfNamed(HttpServletRequest request, String clientId) {
        super(request);
        this.parameters = new HashMap<>(request.getParameterMap());
        parameters.put(OAuth2ParameterNames.CLIENT_ID, new String[] {clientId});
    }

    static HttpServletRequest of(HttpServletRequest request) {
        String assertion = request.getParameter(OAuth2ParameterNames.CLIENT_ASSERTION);
        if (assertion == null || request.getParameter(OAuth2ParameterNames.CLIENT_ID) != null) return request;
        String subject = subjectOf(assertion);
        return subject == null ? request : new SelfNamed(request, subject);
    }

    private static @Nullable String subjectOf(String assertion) {
        try {
            return SignedJWT.parse(assertion).getJWTClaimsSet().getSubject();
        } catch (ParseException unreadable) {
            return null;
        }
    }

    @Override
    public Map<String, String[]> getParameterMap() {
        return parameters;
    }
}
