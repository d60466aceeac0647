package dev.muster.api.integration;

import dev.muster.api.ApiRefusal;
import dev.muster.api.Caller;
import dev.muster.api.Page;
import dev.muster.api.RequestFields;
import dev.muster.directory.Commands;
import dev.muster.directory.CredentialId;
import dev.muster.directory.IntegrationId;
import dev.muster.directory.NoSuchResource;
import dev.muster.directory.integration.AddressBlock;
import dev.muster.directory.integration.IntegrationCommand.IssueCredential;
import dev.muster.directory.integration.IntegrationCommand.RevokeCredential;
import dev.muster.directory.integration.IntegrationCommand.RotateCredential;
import dev.muster.directory.integration.Scope;
import dev.muster.people.AllowedFor;
import dev.muster.people.PersonRole;
import dev.muster.projections.integration.CredentialLastUse;
import dev.muster.projections.integration.CredentialView;
import dev.muster.projections.integration.Integrations;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Mints, lists and revokes. The secret is in the answer that mints it, and nowhere else ever after. */
@RestController
@RequestMapping("/api/integrations/{integration}/credentials")
@AllowedFor({PersonRole.OPERATOR, PersonRole.OWNER})
class CredentialsEndpoint {
    /**
     * @param basicUser   the user name, for clients that know HTTP Basic only
     * @param allowedFrom CIDR blocks; from anywhere where there are none
     * @param oauth       for clients that ask for tokens (RFC 6749 §4.4)
     */
    record Wanted(
            @Nullable Set<Scope> scopes,
            @Nullable String basicUser,
            @Nullable Instant expires,
            @Nullable List<String> allowedFrom,
            @Nullable WantedClient oauth) {}

    /** @param jwks the public keys of a client that signs; one without them gets a secret */
    record WantedClient(@Nullable JsonNode jwks) {
        WantedClient {
            if (jwks != null && jwks.isNull()) jwks = null;
        }
    }

    /**
     * @param overlap how long the old one is good yet, a day if nothing is said: {@code PT8H}, {@code P7D}
     * @param expires of the successor; if nothing is said it lives as long as the old one was to live
     * @param oauth   the successor's keys, where the old one signs
     */
    record Rotation(
            @Nullable Duration overlap,
            @Nullable Instant expires,
            @Nullable WantedClient oauth) {}

    private static final int MOST_BLOCKS = 100;
    private static final Duration USUAL_OVERLAP = Duration.ofDays(1);
    private static final Duration LONGEST_OVERLAP = Duration.ofDays(90);

    private final Commands commands;
    private final Integrations integrations;
    private final CredentialLastUse lastUse;
    private final Clock clock;

    CredentialsEndpoint(Commands commands, Integrations integrations, CredentialLastUse lastUse, Clock clock) {
        this.commands = commands;
        this.integrations = integrations;
        this.lastUse = lastUse;
        this.clock = clock;
    }

    /** Lists the credentials of an integration, with their last use to the minute. */
    @GetMapping
    @AllowedFor({PersonRole.OPERATOR, PersonRole.OWNER, PersonRole.ADMIN, PersonRole.AUDITOR})
    Page<CredentialAnswer> list(
            @RequestAttribute(Caller.ATTRIBUTE) Caller caller, @PathVariable("integration") UUID id) {
        IntegrationId integration = existing(caller, id);
        Map<UUID, Instant> used = lastUse.of(caller.tenant());
        return new Page<>(
                integrations.credentialsOf(integration).stream()
                        .map(credential -> CredentialAnswer.of(credential, used, null))
                        .toList(),
                null);
    }

    /** Mints a credential. The secret is in this answer and nowhere else. */
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    CredentialAnswer mint(
            @RequestAttribute(Caller.ATTRIBUTE) Caller caller,
            @PathVariable("integration") UUID id,
            @RequestBody Wanted body) {
        IntegrationId integration = existing(caller, id);
        NewCredentialSecret proof = proof(body);
        CredentialId credential = CredentialId.next(caller.tenant());
        var issue = new IssueCredential(
                integration,
                credential,
                scopes(body.scopes()),
                proof.sha256(),
                proof.hint(),
                basicUser(body.basicUser()),
                future(body.expires()),
                blocks(body.allowedFrom()),
                proof.oauth());
        commands.send(issue, caller.context());
        return minted(integration, credential, proof);
    }

    private static NewCredentialSecret proof(Wanted body) {
        if (body.oauth() == null) return NewCredentialSecret.shown();
        if (body.basicUser() != null) {
            throw new ApiRefusal.BadValue(
                    "basicUser", "an OAuth client has its client_id for a user name; leave this out.");
        }
        return body.oauth().jwks() == null
                ? NewCredentialSecret.exchanged()
                : NewCredentialSecret.signed(PublicKeys.of(body.oauth().jwks()));
    }

    /** Mints the successor of a credential. Both are good until the overlap is over. */
    @PostMapping("/{id}/rotate")
    @ResponseStatus(HttpStatus.CREATED)
    CredentialAnswer rotate(
            @RequestAttribute(Caller.ATTRIBUTE) Caller caller,
            @PathVariable("integration") UUID integrationId,
            @PathVariable UUID id,
            @RequestBody Rotation body) {
        IntegrationId integration = existing(caller, integrationId);
        CredentialView old = view(integration, new CredentialId(caller.tenant(), id));
        Instant now = clock.instant();
        if (!old.isLiveAt(now)) throw new ApiRefusal.CredentialOver();
        NewCredentialSecret proof = successorsProof(old, body.oauth());
        CredentialId successor = CredentialId.next(caller.tenant());
        var rotate = new RotateCredential(
                integration,
                old.credential(),
                successor,
                proof.sha256(),
                proof.hint(),
                now.plus(overlap(body.overlap())),
                body.expires() == null ? asLongAs(old, now) : future(body.expires()),
                proof.oauth());
        commands.send(rotate, caller.context());
        return minted(integration, successor, proof);
    }

    private static NewCredentialSecret successorsProof(CredentialView old, @Nullable WantedClient given) {
        JsonNode keys = given == null ? null : given.jwks();
        boolean signs = old.oauth() != null && old.oauth().signs();
        if (signs && keys == null) {
            throw new ApiRefusal.BadValue("oauth.jwks", "this client signs; give the successor's public keys.");
        }
        if (!signs && given != null) {
            throw new ApiRefusal.BadValue("oauth", "this one proves itself by a secret, and so does its successor.");
        }
        if (keys != null) return NewCredentialSecret.signed(PublicKeys.of(keys));
        return old.oauth() == null ? NewCredentialSecret.shown() : NewCredentialSecret.exchanged();
    }

    private static Duration overlap(@Nullable Duration given) {
        if (given == null) return USUAL_OVERLAP;
        if (given.isNegative() || given.compareTo(LONGEST_OVERLAP) > 0) {
            throw new ApiRefusal.BadValue("overlap", "give a time from PT0S to P90D.");
        }
        return given;
    }

    /** What was minted for a year has a successor for a year. */
    private static @Nullable Instant asLongAs(CredentialView old, Instant now) {
        return old.expires() == null ? null : now.plus(Duration.between(old.issued(), old.expires()));
    }

    private CredentialAnswer minted(IntegrationId integration, CredentialId credential, NewCredentialSecret proof) {
        return CredentialAnswer.of(view(integration, credential), Map.of(), proof.secret());
    }

    private CredentialView view(IntegrationId integration, CredentialId credential) {
        return integrations.credentialsOf(integration).stream()
                .filter(view -> view.credential().equals(credential))
                .findFirst()
                .orElseThrow(NoSuchResource::new);
    }

    /** Revokes a credential. That holds on every server at once. */
    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void revoke(
            @RequestAttribute(Caller.ATTRIBUTE) Caller caller,
            @PathVariable("integration") UUID integration,
            @PathVariable UUID id) {
        commands.send(
                new RevokeCredential(existing(caller, integration), new CredentialId(caller.tenant(), id)),
                caller.context());
    }

    private IntegrationId existing(Caller caller, UUID id) {
        IntegrationId integration = new IntegrationId(caller.tenant(), id);
        if (integrations.find(integration).isEmpty()) throw new NoSuchResource();
        return integration;
    }

    private static Set<Scope> scopes(@Nullable Set<Scope> wanted) {
        if (wanted == null) return EnumSet.of(Scope.SCIM);
        if (wanted.isEmpty()) {
            throw new ApiRefusal.BadValue(
                    "scopes", "give at least one of " + Scope.names(EnumSet.allOf(Scope.class)) + ".");
        }
        if (wanted.contains(Scope.ACCESS) && wanted.size() > 1) {
            throw new ApiRefusal.BadValue(
                    "scopes", "ACCESS is for the customer's application, which only reads: mint it by itself.");
        }
        return Set.copyOf(wanted);
    }

    private static @Nullable String basicUser(@Nullable String given) {
        String user = RequestFields.optionalText("basicUser", given, 100).orElse(null);
        if (user != null && user.contains(":")) {
            throw new ApiRefusal.BadValue("basicUser", "a user name of HTTP Basic cannot have a colon.");
        }
        return user;
    }

    private static List<AddressBlock> blocks(@Nullable List<String> given) {
        if (given == null) return List.of();
        if (given.size() > MOST_BLOCKS) {
            throw new ApiRefusal.BadValue("allowedFrom", "give at most " + MOST_BLOCKS + " blocks.");
        }
        return given.stream().map(CredentialsEndpoint::block).distinct().toList();
    }

    private static AddressBlock block(String text) {
        return AddressBlock.of(text.strip())
                .orElseThrow(() -> new ApiRefusal.BadValue(
                        "allowedFrom",
                        "give addresses or CIDR blocks that end where their length says, e.g. 192.0.2.0/24,"
                                + " 2001:db8::/32."));
    }

    private @Nullable Instant future(@Nullable Instant expires) {
        if (expires != null && !expires.isAfter(clock.instant())) {
            throw new ApiRefusal.BadValue("expires", "that time has passed; give a later one, or none.");
        }
        return expires;
    }
}
