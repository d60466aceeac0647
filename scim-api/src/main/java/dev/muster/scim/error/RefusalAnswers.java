package dev.muster.scim.error;

import dev.muster.directory.GroupId;
import dev.muster.directory.IntegrationId;
import dev.muster.directory.NoSuchResource;
import dev.muster.directory.OwnedByAnother;
import dev.muster.directory.Refusal;
import dev.muster.directory.TooMuchContention;
import dev.muster.directory.VersionMismatch;
import dev.muster.directory.equipment.EquipmentRefusal;
import dev.muster.directory.group.GroupRefusal;
import dev.muster.directory.integration.IntegrationRefusal;
import dev.muster.directory.integration.MassChangeRefusal;
import dev.muster.directory.integration.Removal;
import dev.muster.directory.schema.DocumentRefusal;
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

/** From a refusal to what HTTP says about it. Each family has its switch, and each switch must know all its members. */
@Component
public class RefusalAnswers {
    private static final String UNIQUENESS = "uniqueness";
    private static final String INVALID_VALUE = "invalidValue";
    private static final String INVALID_SYNTAX = "invalidSyntax";
    private static final String INVALID_PATH = "invalidPath";
    private static final String INVALID_FILTER = "invalidFilter";
    private static final String MUTABILITY = "mutability";
    private static final String NO_TARGET = "noTarget";
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
            case DocumentRefusal document -> of(document);
            case IntegrationRefusal integration -> of(integration);
            case MassChangeRefusal change -> of(change);
            case ListRefusal list -> of(list);
            case RequestRefusal request -> of(request);
            case BulkRefusal bulk -> of(bulk);
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
            case MalformedJson json ->
                ScimError.of(
                        400,
                        INVALID_SYNTAX,
                        "The body is not acceptable JSON, at " + json.place() + ": " + json.reason() + ".");
            case MalformedPatch patch ->
                ScimError.of(
                        400,
                        INVALID_SYNTAX,
                        "The body is no PATCH request, at " + patch.place() + ": " + patch.cure() + ".");
            default -> throw new IllegalStateException("No answer for " + refusal.getClass(), refusal);
        };
    }

    private static ScimError of(UserRefusal refusal) {
        return switch (refusal) {
            case UserRefusal.UserNameTaken taken ->
                ScimError.of(
                        409,
                        UNIQUENESS,
                        "Another user has the userName " + Quoted.of(taken.userName)
                                + " (upper and lower case are the same)."
                                + " Find that user by filter=userName eq and update it, or choose another userName.");
            case UserRefusal.StillActive active ->
                ScimError.of(
                        409,
                        UNIQUENESS,
                        "The user " + Quoted.of(active.userName) + " is there already, and active. Update it instead.");
        };
    }

    private ScimError of(GroupRefusal refusal) {
        return switch (refusal) {
            case GroupRefusal.GroupNameTaken taken ->
                ScimError.of(
                        409,
                        UNIQUENESS,
                        "Another group has the displayName " + Quoted.of(taken.displayName)
                                + " (upper and lower case are the same). Link that group, or choose another name.");
            case GroupRefusal.UnknownMembers unknown ->
                ScimError.of(
                        400,
                        INVALID_VALUE,
                        "These members are neither users nor groups here: " + Quoted.some(unknown.ids)
                                + ". Provision them first; nothing was changed.");
            case GroupRefusal.CircularMembership circle ->
                ScimError.of(
                        400,
                        INVALID_VALUE,
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
                        UNIQUENESS,
                        "Another item has the assetTag " + Quoted.of(taken.assetTag)
                                + " (upper and lower case are the same). Update that item, or correct the tag.");
            case EquipmentRefusal.HolderInactive inactive ->
                ScimError.of(
                        400,
                        INVALID_VALUE,
                        "The user " + inactive.holder.value() + " is deactivated, and a leaver is given nothing. Choose"
                                + " another holder.");
            case EquipmentRefusal.NoSuchHolder nobody ->
                ScimError.of(
                        400,
                        INVALID_VALUE,
                        "The holder " + Quoted.of(nobody.holder) + " is no user here. Provision the user first.");
            case EquipmentRefusal.AlreadyRetired retired ->
                ScimError.of(
                        409,
                        null,
                        "The item " + retired.equipment.value() + " is retired and changes no more. Register another.");
        };
    }

    private static ScimError of(DocumentRefusal refusal) {
        return switch (refusal) {
            case DocumentRefusal.InvalidValue value ->
                ScimError.of(
                        400,
                        INVALID_VALUE,
                        "The attribute " + value.attribute() + " can't be " + value.value() + ": " + value.cure()
                                + ".");
            case DocumentRefusal.ValueTaken taken ->
                ScimError.of(
                        409,
                        UNIQUENESS,
                        "Another resource has the value " + taken.value() + " of " + taken.attribute()
                                + ", and its schema wants it to be unique. Send another value, or take it away there first.");
            case DocumentRefusal.RequiredMissing missing ->
                ScimError.of(
                        400,
                        INVALID_VALUE,
                        "The attribute " + missing.attribute() + " is required. Send a value for it.");
            case DocumentRefusal.MutabilityViolation violation ->
                ScimError.of(
                        400,
                        MUTABILITY,
                        "The attribute " + violation.attribute() + " is " + violation.mutability() + ": "
                                + violation.cure() + ".");
            case DocumentRefusal.InvalidPath path ->
                ScimError.of(400, INVALID_PATH, "The path " + path.path() + " is not valid: " + path.reason() + ".");
            case DocumentRefusal.NoTarget target ->
                ScimError.of(400, NO_TARGET, "Nothing is at the path " + target.path() + ": " + target.reason() + ".");
            case DocumentRefusal.InvalidFilter filter ->
                ScimError.of(
                        400,
                        INVALID_FILTER,
                        "The filter " + filter.filter() + " is not valid: " + filter.reason() + ".");
            case DocumentRefusal.TooLarge large ->
                ScimError.of(
                        413,
                        null,
                        "This is too much: " + large.what() + " may be at most " + large.limit() + ". Send less, or in"
                                + " several requests.");
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

    private static ScimError of(ListRefusal refusal) {
        return switch (refusal) {
            case ListRefusal.TooMany many ->
                ScimError.of(
                        400,
                        "tooMany",
                        "Answering " + Quoted.of(many.question) + " means looking at every resource, and that takes"
                                + " more than " + many.limit.toMillis() / 1000.0 + " s. Ask by an attribute that has"
                                + " an index (id, userName, externalId, emails.value, displayName, groups.value,"
                                + " members.value), alone or with and.");
            case ListRefusal.NotSortable sort ->
                ScimError.of(
                        400,
                        INVALID_VALUE,
                        "Nothing can be sorted by " + Quoted.of(sort.attribute) + ": " + sort.cure + ".");
            case ListRefusal.InvalidCursor cursor ->
                ScimError.of(
                        400,
                        "invalidCursor",
                        "The cursor is none that was given for this very list: it goes with the same credential's"
                                + " integration, resource type, filter and order. Begin again with an empty cursor.");
            case ListRefusal.ExpiredCursor cursor ->
                ScimError.of(
                        400,
                        "expiredCursor",
                        "The cursor was good for " + cursor.lifetime.toSeconds() + " s, and they are over. Begin again"
                                + " with an empty cursor.");
        };
    }

    private static ScimError of(RequestRefusal refusal) {
        return switch (refusal) {
            case RequestRefusal.BodyTooLarge large ->
                ScimError.of(
                        413,
                        null,
                        "The body is larger than the " + large.limit + " bytes that are taken here. Send less.");
            case RequestRefusal.BodyCutShort cut ->
                ScimError.of(
                        400,
                        INVALID_SYNTAX,
                        "The body ended before its end, or its chunks make no sense. Send it again.");
            case RequestRefusal.UnsupportedBody body ->
                ScimError.of(
                        415,
                        null,
                        "A body of " + Quoted.of(body.type) + " is not understood here. Send JSON in UTF-8 as"
                                + " application/scim+json, without a Content-Encoding.");
            case RequestRefusal.NothingAcceptable accept ->
                ScimError.of(
                        406,
                        null,
                        "Answers are application/scim+json or application/json, and Accept allows only "
                                + Quoted.of(accept.accept) + ".");
            case RequestRefusal.InvalidParameter parameter ->
                ScimError.of(
                        400,
                        INVALID_VALUE,
                        "The parameter " + parameter.name + " can't be " + Quoted.of(parameter.value) + ": "
                                + parameter.cure + ".");
            case RequestRefusal.InvalidCount count ->
                ScimError.of(
                        400,
                        "invalidCount",
                        "The count " + Quoted.of(count.count) + " is not possible with a cursor: it must be a whole"
                                + " number from 1 to " + count.largest + ".");
            case RequestRefusal.UnknownPath path ->
                ScimError.of(
                        404,
                        null,
                        "There is nothing at " + Quoted.of(path.path) + ". SCIM is served below /scim/v2: see"
                                + " /scim/v2/ResourceTypes.");
            case RequestRefusal.UnsupportedVersion version ->
                ScimError.of(
                        400,
                        "invalidVers",
                        "The version " + Quoted.of(version.version) + " of SCIM is not spoken here. Use v2, below"
                                + " /scim/v2.");
            case RequestRefusal.NobodyIsMe me ->
                ScimError.of(
                        501,
                        null,
                        "/Me stands for the person who asks (RFC 7644, section 3.11), and who asks here is a provisioning"
                                + " client. Find the user by /Users?filter=userName eq, and ask for /Users/{id}.");
            case RequestRefusal.FilteredDiscovery discovery ->
                ScimError.of(
                        403, null, discovery.path + " is never filtered (RFC 7644, section 4). Ask without a filter.");
        };
    }

    private static ScimError of(BulkRefusal refusal) {
        return switch (refusal) {
            case BulkRefusal.Malformed malformed ->
                ScimError.of(
                        400,
                        INVALID_SYNTAX,
                        "The body is no bulk request, at " + malformed.place + ": " + malformed.cure + ".");
            case BulkRefusal.TooManyOperations many ->
                ScimError.of(
                        413,
                        null,
                        many.operations + " operations exceed the maxOperations (" + many.limit
                                + "). Send them in several requests; nothing was changed.");
            case BulkRefusal.UnknownBulkId unknown ->
                ScimError.of(
                        400,
                        INVALID_VALUE,
                        "No operation of this request creates a resource with the bulkId " + Quoted.of(unknown.bulkId)
                                + ". Add the POST, or name the resource by its id.");
            case BulkRefusal.FailedReference failed ->
                ScimError.of(
                        409,
                        null,
                        "The resource with the bulkId " + Quoted.of(failed.bulkId)
                                + " could not be created, see there. Repeat both.");
            case BulkRefusal.CircularReference circle ->
                ScimError.of(
                        409,
                        null,
                        "Each of the resources " + Quoted.some(circle.bulkIds) + " wants another of them to be there"
                                + " first. Create one of them without the others, and add these by a PATCH.");
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
