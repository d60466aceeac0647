package dev.muster.security.credential;

import dev.muster.directory.CredentialId;
import dev.muster.directory.integration.Scope;
import java.time.Instant;
import java.util.Set;

/**
 * What a token stands for: the credential that it was given for, as far as its client asked. Whatever befalls the credential
 * befalls the token, too.
 */
public record AccessToken(CredentialId credential, Set<Scope> scopes, Instant expires) {}
