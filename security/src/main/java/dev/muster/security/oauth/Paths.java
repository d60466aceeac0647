package dev.muster.security.oauth;

import java.util.Set;

/** What is open of the authorization server, letter by letter. */
final class Paths {
    static final String TOKEN = "/oauth2/token";
    static final String REVOCATION = "/oauth2/revoke";
    /** RFC 8414 §3. */
    static final String METADATA = "/.well-known/oauth-authorization-server";

    static final Set<String> ALL = Set.of(TOKEN, REVOCATION, METADATA);

    private Paths() {}
}
