package dev.muster.security;

import dev.muster.api.CallingApplication;
import dev.muster.directory.Actor;
import dev.muster.directory.MessageContext;
import dev.muster.directory.integration.Scope;
import dev.muster.projections.integration.CredentialView;
import dev.muster.scim.ProvisioningClient;
import dev.muster.security.connection.ClientConnection;
import dev.muster.security.credential.CredentialAdmission;
import dev.muster.security.credential.TokenRates;
import dev.muster.security.web.RequestId;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.Optional;

/** Lets a client in whose credential is known: the same for whoever shows it, uses a token of it, or asks for one. */
public final class ClientEntry {
    private static final String SHOWN = ClientEntry.class.getName();

    private final CredentialAdmission admission;
    private final TokenRates tokens;
    private final Clock clock;

    ClientEntry(CredentialAdmission admission, TokenRates tokens, Clock clock) {
        this.admission = admission;
        this.tokens = tokens;
        this.clock = clock;
    }

    /** Bound even if it is refused then: the provisioning log names who was refused. */
    Optional<AccessDenied> toUse(CredentialView credential, HttpServletRequest request) {
        enter(credential, request);
        return admission.refuse(credential, request.getRemoteAddr());
    }

    /** To be given a token, or to give one back. */
    public Optional<AccessDenied> toTokens(CredentialView credential, HttpServletRequest request) {
        enter(credential, request);
        return AccessDenied.ofOver(credential, clock.instant())
                .or(() -> admission.refuse(credential, request.getRemoteAddr()))
                .or(() -> tokens.refuse(credential));
    }

    /** Whether whoever asks has shown a good credential, whatever became of it. */
    public static boolean hasShown(HttpServletRequest request) {
        return request.getAttribute(SHOWN) != null;
    }

    private static void enter(CredentialView credential, HttpServletRequest request) {
        ClientConnection.showedCredential();
        request.setAttribute(SHOWN, Boolean.TRUE);
        bind(credential, request);
    }

    /** For the provisioning log alone, where it has not proved enough. */
    public static void bind(CredentialView credential, HttpServletRequest request) {
        var context = new MessageContext(
                credential.credential().tenant(),
                new Actor.Client(credential.integration().integration(), credential.credential()),
                RequestId.of(request).toString(),
                null);
        request.setAttribute(
                ProvisioningClient.ATTRIBUTE,
                new ProvisioningClient(context, credential.integration(), credential.scopes()));
        if (credential.scopes().contains(Scope.ACCESS)) {
            request.setAttribute(CallingApplication.ATTRIBUTE, new CallingApplication(context));
        }
    }
}
