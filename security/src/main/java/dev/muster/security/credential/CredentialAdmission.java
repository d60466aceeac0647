package dev.muster.security.credential;

import dev.muster.directory.integration.Scope;
import dev.muster.projections.integration.CredentialView;
import dev.muster.security.AccessDenied;
import java.time.Clock;
import java.util.Optional;

/** Whether a credential that is known, and live, may be used from there and now. */
public final class CredentialAdmission {
    private final RequestRateLimiter rates;
    private final CredentialUses uses;
    private final Clock clock;

    public CredentialAdmission(RequestRateLimiter rates, CredentialUses uses, Clock clock) {
        this.rates = rates;
        this.uses = uses;
        this.clock = clock;
    }

    /** @param address of the client, behind the proxies that are trusted */
    public Optional<AccessDenied> refuse(CredentialView credential, String address) {
        if (!credential.isAllowedFrom(address)) {
            return Optional.of(AccessDenied.forbidden("The credential " + credential.hint() + " is not for use from "
                    + address + ". Have the owner of the tenant mint one that is, or send from where it is allowed."));
        }
        uses.note(credential.credential(), clock.instant());
        if (credential.integration().policies().provisioningOff()
                && !credential.scopes().contains(Scope.ACCESS)) {
            return Optional.of(AccessDenied.forbidden("Provisioning through the integration "
                    + credential.integration().name()
                    + " is switched off, so nothing was read or changed. The owner of the"
                    + " tenant switches it on again."));
        }
        return rates.refuse(credential);
    }
}
