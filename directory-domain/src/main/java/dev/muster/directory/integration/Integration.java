package dev.muster.directory.integration;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import dev.muster.directory.CredentialId;
import dev.muster.directory.IntegrationId;
import dev.muster.directory.integration.IntegrationCommand.ConfigureIntegration;
import dev.muster.directory.integration.IntegrationCommand.HoldMassChange;
import dev.muster.directory.integration.IntegrationCommand.IssueCredential;
import dev.muster.directory.integration.IntegrationCommand.PredefineGroup;
import dev.muster.directory.integration.IntegrationCommand.RejectMassChanges;
import dev.muster.directory.integration.IntegrationCommand.ReleaseMassChanges;
import dev.muster.directory.integration.IntegrationCommand.ResetMassChangeGuard;
import dev.muster.directory.integration.IntegrationCommand.RevokeCredential;
import dev.muster.directory.integration.IntegrationCommand.RotateCredential;
import dev.muster.directory.integration.IntegrationCommand.WithdrawPredefinedGroup;
import dev.muster.directory.integration.IntegrationEvent.CredentialExpiryChanged;
import dev.muster.directory.integration.IntegrationEvent.CredentialIssued;
import dev.muster.directory.integration.IntegrationEvent.CredentialRevoked;
import dev.muster.directory.integration.IntegrationEvent.GroupPredefined;
import dev.muster.directory.integration.IntegrationEvent.IntegrationConfigured;
import dev.muster.directory.integration.IntegrationEvent.MassChangeGuardReset;
import dev.muster.directory.integration.IntegrationEvent.MassChangeHeld;
import dev.muster.directory.integration.IntegrationEvent.MassChangesRejected;
import dev.muster.directory.integration.IntegrationEvent.MassChangesReleased;
import dev.muster.directory.integration.IntegrationEvent.PredefinedGroupWithdrawn;
import dev.muster.directory.text.Folding;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventhandling.SequenceNumber;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateRoot;
import org.axonframework.modelling.command.CreationPolicy;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;

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
    private MassChangeStanding.Kind standing = MassChangeStanding.Kind.COUNTING;
    private long standingSince = MassChangeStanding.COUNTING.version();

    Integration() {}

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(ConfigureIntegration command) {
        var wanted =
                new IntegrationConfigured(command.integration(), command.name(), command.profile(), command.policies());
        if (wanted.equals(configuration)) return;
        apply(wanted);
        if (command.policies().massChangeGuard() == null && standing != MassChangeStanding.Kind.COUNTING) {
            apply(new MassChangeGuardReset(command.integration(), null));
        }
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
                command.allowedFrom(),
                command.oauth()));
    }

    @CommandHandler
    void handle(RotateCredential command) {
        CredentialIssued old = existing(command.credential());
        if (revoked.contains(old.credential())) {
            throw new IntegrationRefusal.CredentialRevokedBefore(command.credential());
        }
        if (issued.containsKey(command.successor())) return;
        if (!provesItselfLike(old.oauth(), command.oauth())) {
            throw new IntegrationRefusal.SuccessorOfAnotherKind(command.credential());
        }
        apply(new CredentialIssued(
                id,
                command.successor(),
                old.scopes(),
                command.secretSha256(),
                command.hint(),
                old.basicUser(),
                command.expiresAt(),
                old.allowedFrom(),
                command.oauth()));
        Instant expiry = expiries.get(old.credential());
        if (expiry == null || command.oldExpiresAt().isBefore(expiry)) {
            apply(new CredentialExpiryChanged(id, old.credential(), command.oldExpiresAt()));
        }
    }

    private static boolean provesItselfLike(@Nullable OAuthClient one, @Nullable OAuthClient other) {
        return one == null || other == null ? one == other : one.signs() == other.signs();
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

    @CommandHandler
    void handle(HoldMassChange command) {
        boolean decidedMeanwhile = command.seen() != standingSince;
        if (decidedMeanwhile || standing == MassChangeStanding.Kind.HELD) return;
        apply(new MassChangeHeld(
                id,
                command.hold(),
                command.removal(),
                command.counted(),
                command.limit().limit(),
                command.limit().windowMinutes()));
    }

    @CommandHandler
    void handle(ReleaseMassChanges command) {
        refuseUnlessGuarded();
        apply(new MassChangesReleased(id, command.changes(), command.until(), command.reason()));
    }

    @CommandHandler
    void handle(RejectMassChanges command) {
        refuseUnlessGuarded();
        if (standing == MassChangeStanding.Kind.REJECTED) return;
        if (standing == MassChangeStanding.Kind.COUNTING) throw new IntegrationRefusal.NothingHeld();
        apply(new MassChangesRejected(id, command.reason()));
    }

    @CommandHandler
    void handle(ResetMassChangeGuard command) {
        refuseUnlessGuarded();
        if (standing != MassChangeStanding.Kind.COUNTING) apply(new MassChangeGuardReset(id, command.reason()));
    }

    private void refuseUnlessGuarded() {
        if (configuration.policies().massChangeGuard() == null) throw new IntegrationRefusal.NoMassChangeGuard();
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

    @EventSourcingHandler
    void on(MassChangeHeld event, @SequenceNumber long version) {
        stand(MassChangeStanding.Kind.HELD, version);
    }

    @EventSourcingHandler
    void on(MassChangesReleased event, @SequenceNumber long version) {
        stand(MassChangeStanding.Kind.RELEASED, version);
    }

    @EventSourcingHandler
    void on(MassChangesRejected event, @SequenceNumber long version) {
        stand(MassChangeStanding.Kind.REJECTED, version);
    }

    @EventSourcingHandler
    void on(MassChangeGuardReset event, @SequenceNumber long version) {
        stand(MassChangeStanding.Kind.COUNTING, version);
    }

    private void stand(MassChangeStanding.Kind kind, long since) {
        standing = kind;
        standingSince = since;
    }
}
