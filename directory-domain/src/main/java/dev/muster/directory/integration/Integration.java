package dev.muster.directory.integration;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import dev.muster.directory.CredentialId;
import dev.muster.directory.Folding;
import dev.muster.directory.IntegrationId;
import dev.muster.directory.integration.IntegrationCommand.ConfigureIntegration;
import dev.muster.directory.integration.IntegrationCommand.IssueCredential;
import dev.muster.directory.integration.IntegrationCommand.PredefineGroup;
import dev.muster.directory.integration.IntegrationCommand.RevokeCredential;
import dev.muster.directory.integration.IntegrationCommand.RotateCredential;
import dev.muster.directory.integration.IntegrationCommand.WithdrawPredefinedGroup;
import dev.muster.directory.integration.IntegrationEvent.CredentialExpiryChanged;
import dev.muster.directory.integration.IntegrationEvent.CredentialIssued;
import dev.muster.directory.integration.IntegrationEvent.CredentialRevoked;
import dev.muster.directory.integration.IntegrationEvent.GroupPredefined;
import dev.muster.directory.integration.IntegrationEvent.IntegrationConfigured;
import dev.muster.directory.integration.IntegrationEvent.PredefinedGroupWithdrawn;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateRoot;
import org.axonframework.modelling.command.CreationPolicy;
import org.jspecify.annotations.NullUnmarked;

@AggregateRoot(type = "Integration")
@NullUnmarked // Axon fills the fields from the events
class Integration {
    @AggregateIdentifier
    private IntegrationId id;

    private IntegrationConfigured configuration;
    private final Map<CredentialId, CredentialIssued> issued = new HashMap<>();
    private final Map<CredentialId, Instant> expiries = new HashMap<>();
    private final Set<CredentialId> revoked = new HashSet<>();
    private final Set<String> predefinedGroups = new HashSet<>();

    Integration() {}

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(ConfigureIntegration command) {
        var wanted =
                new IntegrationConfigured(command.integration(), command.name(), command.profile(), command.policies());
        if (!wanted.equals(configuration)) apply(wanted);
    }

    @CommandHandler
    void handle(IssueCredential command) {
        if (issued.containsKey(command.credential())) return;
        apply(new CredentialIssued(
                id,
                command.credential(),
                command.scopes(),
                command.secretSha256(),
                command.hint(),
                command.basicUser(),
                command.expiresAt(),
                command.allowedFrom()));
    }

    @CommandHandler
    void handle(RotateCredential command) {
        CredentialIssued old = existing(command.credential());
        if (revoked.contains(old.credential())) {
            throw new IntegrationRefusal.CredentialRevokedBefore(command.credential());
        }
        if (issued.containsKey(command.successor())) return;
        apply(new CredentialIssued(
                id,
                command.successor(),
                old.scopes(),
                command.secretSha256(),
                command.hint(),
                old.basicUser(),
                command.expiresAt(),
                old.allowedFrom()));
        Instant expiry = expiries.get(old.credential());
        if (expiry == null || command.oldExpiresAt().isBefore(expiry)) {
            apply(new CredentialExpiryChanged(id, old.credential(), command.oldExpiresAt()));
        }
    }

    @CommandHandler
    void handle(RevokeCredential command) {
        CredentialId credential = existing(command.credential()).credential();
        if (!revoked.contains(credential)) apply(new CredentialRevoked(id, credential));
    }

    private CredentialIssued existing(CredentialId credential) {
        CredentialIssued known = issued.get(credential);
        if (known == null) throw new IntegrationRefusal.NoSuchCredential(credential);
        return known;
    }

    @CommandHandler
    void handle(PredefineGroup command) {
        if (predefinedGroups.contains(Folding.fold(command.displayName()))) return;
        apply(new GroupPredefined(id, command.displayName()));
    }

    @CommandHandler
    void handle(WithdrawPredefinedGroup command) {
        if (!predefinedGroups.contains(Folding.fold(command.displayName()))) return;
        apply(new PredefinedGroupWithdrawn(id, command.displayName()));
    }

    @EventSourcingHandler
    void on(IntegrationConfigured event) {
        id = event.integration();
        configuration = event;
    }

    @EventSourcingHandler
    void on(CredentialIssued event) {
        issued.put(event.credential(), event);
        expiries.put(event.credential(), event.expiresAt());
    }

    @EventSourcingHandler
    void on(CredentialExpiryChanged event) {
        expiries.put(event.credential(), event.expiresAt());
    }

    @EventSourcingHandler
    void on(CredentialRevoked event) {
        revoked.add(event.credential());
    }

    @EventSourcingHandler
    void on(GroupPredefined event) {
        predefinedGroups.add(Folding.fold(event.displayName()));
    }

    @EventSourcingHandler
    void on(PredefinedGroupWithdrawn event) {
        predefinedGroups.remove(Folding.fold(event.displayName()));
    }
}
