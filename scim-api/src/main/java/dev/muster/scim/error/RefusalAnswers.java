package dev.muster.scim.error;

import dev.muster.directory.GroupId;
import dev.muster.directory.IntegrationId;
import dev.muster.directory.NoSuchResource;
import dev.muster.directory.OwnedByAnother;
import dev.muster.directory.Refusal;
import dev.muster.directory.ServerStops;
import dev.muster.directory.TooMuchContention;
import dev.muster.directory.VersionMismatch;
import dev.muster.directory.document.DocumentRefusal;
import dev.muster.directory.equipment.EquipmentRefusal;
import dev.muster.directory.group.GroupRefusal;
import dev.muster.directory.integration.IntegrationRefusal;
import dev.muster.directory.integration.MassChangeRefusal;
import dev.muster.directory.integration.Removal;
import dev.muster.directory.user.UserRefusal;
import dev.muster.projections.integration.IntegrationView;
import dev.muster.projections.integration.Integrations;
import dev.muster.projections.resource.ListRefusal;
import dev.muster.scim.bulk.BulkRefusal;
import dev.muster.scim.json.MalformedJson;
import dev.muster.scim.patch.MalformedPatch;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * From a refusal to what HTTP says about it. Each family has its switch, and each switch must know all its members. Those that speak
 * of the request alone stand in files of their own.
 */
@Component
public class RefusalAnswers {
    private static final String WHILE_SOMEBODY_DECIDES = "300";

    private final Integrations integrations;

    public RefusalAnswers(Integrations integrations) {
        this.integrations = integrations;
    }

    public ScimError of(Refusal refusal) {
        return switch (refusal) {
            case UserRefusal user -> of(user);
            case GroupRefusal group -> of(group);
            case EquipmentRefusal equipment -> of(equipment);
            case DocumentRefusal document -> DocumentAnswers.of(document);
            case IntegrationRefusal integration -> of(integration);
            case MassChangeRefusal change -> of(change);
            case ListRefusal list -> ListAnswers.of(list);
            case RequestRefusal request -> RequestAnswers.of(request);
            case BulkRefusal bulk -> BulkAnswers.of(bulk);
            case OwnedByAnother owned ->
                ScimError.of(
                        403,
                        null,
                        "This resource belongs to " + name(owned.owner)
                                + ", so this integration may read but not change"
                                + " it. Change it there, or have the owner of the tenant hand it over.");
            case NoSuchResource missing ->
                ScimError.of(
                        404,
                        null,
                        "There is no such resource. It never was, or it was deleted; look it up again by a filter.");
            case VersionMismatch mismatch ->
                ScimError.of(
                        412,
                        null,
                        "The version of the resource is not one that If-Match or If-None-Match allows. Read it again and"
                                + " repeat the change on what is there now.");
            // nothing was wrong with the request, and repeating it as it is will do: so 503, not 409
            case TooMuchContention contention ->
                ScimError.of(
                                503,
                                null,
                                "Too many requests change this resource at the same time. Nothing was changed; repeat"
                                        + " the request.")
                        .with("Retry-After", "1");
            case ServerStops stops ->
                ScimError.of(503, null, "The server is being stopped, and this was not tried any more. Send it again.")
                        .with("Retry-After", "10");
            case MalformedJson json ->
                ScimError.of(
                        400,
                        ScimTypes.INVALID_SYNTAX,
                        "The body is not acceptable JSON, at " + json.place() + ": " + json.reason() + ".");
            case MalformedPatch patch ->
                ScimError.of(
                        400,
                        ScimTypes.INVALID_SYNTAX,
                        "The body is no PATCH request, at " + patch.place() + ": " + patch.cure() + ".");
            default -> throw new IllegalStateException("No answer for " + refusal.getClass(), refusal);
        };
    }

    private static ScimError of(UserRefusal refusal) {
        return switch (refusal) {
            case UserRefusal.UserNameTaken taken ->
                ScimError.of(
                        409,
                        ScimTypes.UNIQUENESS,
                        "Another user has the userName " + Quoted.of(taken.userName)
                                + " (upper and lower case are the same)."
                                + " Find that user by filter=userName eq and update it, or choose another userName.");
            case UserRefusal.StillActive active ->
                ScimError.of(
                        409,
                        ScimTypes.UNIQUENESS,
                        "The user " + Quoted.of(active.userName) + " is there already, and active. Update it instead.");
            case UserRefusal.Separated separated ->
                ScimError.of(
                        409,
                        null,
                        "Nothing was changed: this record was found to be of somebody who left. The person whom you know by it"
                                + " has the record " + separated.successor.value()
                                + " now. Match that person anew by userName; in Okta, remove the assignment and assign"
                                + " them again.");
            case UserRefusal.NothingAsked none -> ScimError.of(404, null, "No such question is open.");
            case UserRefusal.AskedLater later ->
                ScimError.of(409, null, "The question " + later.question + " was asked later; answer it first.");
            case UserRefusal.NotKnownAgain unknown ->
                ScimError.of(
                        409,
                        ScimTypes.UNIQUENESS,
                        "The deactivated user " + Quoted.of(unknown.userName)
                                + " is not known to be the same person. Send"
                                + " the externalId that the user left with, or create another user.");
        };
    }

    private ScimError of(GroupRefusal refusal) {
        return switch (refusal) {
            case GroupRefusal.GroupNameTaken taken ->
                ScimError.of(
                        409,
                        ScimTypes.UNIQUENESS,
                        "Another group has the displayName " + Quoted.of(taken.displayName)
                                + " (upper and lower case are the same). Link that group, or choose another name.");
            case GroupRefusal.UnknownMembers unknown ->
                ScimError.of(
                        400,
                        ScimTypes.INVALID_VALUE,
                        "These members are neither users nor groups here: " + Quoted.some(unknown.ids)
                                + ". Provision them first; nothing was changed.");
            case GroupRefusal.CircularMembership circle ->
                ScimError.of(
                        400,
                        ScimTypes.INVALID_VALUE,
                        "The attribute members can't have " + Quoted.some(idsOf(circle.members)) + " in the group "
                                + Quoted.of(circle.group.value().toString())
                                + ": a group can't contain itself, nor what contains it already. Take this group out"
                                + " of the other one first; nothing was changed.");
            case GroupRefusal.GroupNotPredefined group ->
                ScimError.of(
                        403,
                        null,
                        "No group " + Quoted.of(group.displayName) + " is predefined for " + name(group.integration)
                                + ". Have the owner of the tenant predefine it, or push another.");
        };
    }

    private static ScimError of(EquipmentRefusal refusal) {
        return switch (refusal) {
            case EquipmentRefusal.AssetTagTaken taken ->
                ScimError.of(
                        409,
                        ScimTypes.UNIQUENESS,
                        "Another item has the assetTag " + Quoted.of(taken.assetTag)
                                + " (upper and lower case are the same). Update that item, or correct the tag.");
            case EquipmentRefusal.HolderInactive inactive ->
                ScimError.of(
                        400,
                        ScimTypes.INVALID_VALUE,
                        "The user " + inactive.holder.value() + " is deactivated, and a leaver is given nothing. Choose"
                                + " another holder.");
            case EquipmentRefusal.NoSuchHolder nobody ->
                ScimError.of(
                        400,
                        ScimTypes.INVALID_VALUE,
                        "The holder " + Quoted.of(nobody.holder) + " is no user here. Provision the user first.");
            case EquipmentRefusal.AlreadyRetired retired ->
                ScimError.of(
                        409,
                        null,
                        "The item " + retired.equipment.value() + " is retired and changes no more. Register another.");
        };
    }

    private static ScimError of(IntegrationRefusal refusal) {
        return switch (refusal) {
            case IntegrationRefusal.NoSuchCredential none ->
                ScimError.of(404, null, "The integration has no credential " + none.credential.value() + ".");
            case IntegrationRefusal.CredentialRevokedBefore revoked ->
                ScimError.of(409, null, "The credential " + revoked.credential.value() + " is revoked; mint another.");
            case IntegrationRefusal.SuccessorOfAnotherKind other ->
                ScimError.of(
                        409,
                        null,
                        "A successor of the credential " + other.credential.value()
                                + " proves itself as that one does.");
            case IntegrationRefusal.NoMassChangeGuard off ->
                ScimError.of(409, null, "The integration has no mass-change guard.");
            case IntegrationRefusal.NothingHeld nothing -> ScimError.of(409, null, "Nothing is held.");
        };
    }

    /** Nothing is wrong with the request, and when the owner has released it, the same one will do: so 503. */
    private ScimError of(MassChangeRefusal refusal) {
        String where = "/api/integrations/" + refusal.integration.value() + "/mass-change-guard";
        return switch (refusal) {
            case MassChangeRefusal.Held held ->
                ScimError.of(
                                503,
                                null,
                                "Held, and nothing was changed: " + text(held.removal) + ". Of the "
                                        + held.limit.limit()
                                        + " deletions and removals that " + name(held.integration) + " may do within "
                                        + held.limit.windowMinutes() + " minutes, "
                                        + (held.isFirst() ? held.counted + " are done" : "there were too many before")
                                        + ", and further ones are held until an owner of the tenant decides: POST "
                                        + where + "/release or /reject. Then send it again. Everything else goes on.")
                        .with("Retry-After", WHILE_SOMEBODY_DECIDES);
            case MassChangeRefusal.Rejected rejected ->
                ScimError.of(
                        403,
                        null,
                        "Rejected, and nothing was changed: " + text(rejected.removal)
                                + ". An owner of the tenant has rejected deletions and removals by "
                                + name(rejected.integration) + ", until they take that back: POST " + where
                                + "/reset. Everything else goes on.");
        };
    }

    private static String text(Removal removal) {
        return switch (removal.kind()) {
            case USER -> "the deletion of the user " + removal.resource();
            case GROUP ->
                "the deletion of the group " + removal.resource() + ", which counts as " + removal.count()
                        + " for its members";
            case EQUIPMENT -> "the deletion of the item " + removal.resource();
            case MEMBERS -> "taking " + removal.count() + " members out of the group " + removal.resource();
            case DEACTIVATION -> "the deactivation of the user " + removal.resource();
        };
    }

    private static List<String> idsOf(List<GroupId> groups) {
        return groups.stream().map(group -> group.value().toString()).toList();
    }

    private String name(@Nullable IntegrationId owner) {
        if (owner == null) return "no integration, a person made it";
        return integrations
                .find(owner)
                .map(IntegrationView::name)
                .map(name -> "the integration " + Quoted.of(name))
                .orElse("another integration");
    }
}
