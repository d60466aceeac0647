package dev.muster.projections.user;

import dev.muster.directory.Actor;
import dev.muster.directory.MessageContext;
import dev.muster.directory.UserId;
import dev.muster.directory.document.AttributeChange;
import dev.muster.directory.document.Document;
import dev.muster.directory.event.IgnoredEvents;
import dev.muster.directory.text.Folding;
import dev.muster.directory.user.UserEvent.FormerAccessRestored;
import dev.muster.directory.user.UserEvent.FormerAccessWithdrawn;
import dev.muster.directory.user.UserEvent.PossessionsPassedOn;
import dev.muster.directory.user.UserEvent.UserDeactivated;
import dev.muster.directory.user.UserEvent.UserDeleted;
import dev.muster.directory.user.UserEvent.UserExternalIdChanged;
import dev.muster.directory.user.UserEvent.UserHandedOver;
import dev.muster.directory.user.UserEvent.UserIdentityAnswered;
import dev.muster.directory.user.UserEvent.UserIdentityConfirmed;
import dev.muster.directory.user.UserEvent.UserIdentityQuestioned;
import dev.muster.directory.user.UserEvent.UserProvisioned;
import dev.muster.directory.user.UserEvent.UserReactivated;
import dev.muster.directory.user.UserEvent.UserRenamed;
import dev.muster.directory.user.UserEvent.UserRevised;
import dev.muster.projections.DirectoryProjection;
import dev.muster.projections.FoldedChanges;
import dev.muster.projections.Parameters;
import dev.muster.projections.ProjectionWriter;
import dev.muster.projections.Sql;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.SequenceNumber;
import org.axonframework.eventhandling.Timestamp;
import org.axonframework.messaging.annotation.MetaDataValue;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** One statement for each event where it can be: a round trip to the database is the dearest thing in a write. */
@DirectoryProjection
@IgnoredEvents({
    UserIdentityConfirmed.class,
    FormerAccessWithdrawn.class,
    UserIdentityQuestioned.class,
    UserIdentityAnswered.class,
    FormerAccessRestored.class,
    PossessionsPassedOn.class
})
public final class UserProjection {
    private static final Sql PROVISION = Sql.of("""
            with provisioned as (
                insert into user_view (tenant_id, user_id, owner, user_name, user_name_folded, active, user_type,
                                       user_type_folded, display_name_folded, family_name_folded, given_name_folded,
                                       document, version, created, last_modified, deactivated_at, deactivated_by)
                values (:tenant, :user, :owner::uuid, :userName, :userNameFolded, :active, :userType,
                        :userTypeFolded, :displayName, :familyName, :givenName, :document::json, :version, :at, :at,
                        :deactivatedAt::timestamptz, :deactivatedBy::uuid)
            ), addresses as (
                insert into user_email (tenant_id, folded, user_id, type_folded, is_primary)
                select :tenant, e.folded, :user, e.type_folded, e.is_primary
                  from unnest(:emails::text[], :types::text[], :primaries::boolean[])
                           as e (folded, type_folded, is_primary)
            )
            insert into external_id (tenant_id, integration_id, resource_id, kind, external_id)
            select :tenant, :owner::uuid, :user, 'User', :externalId::text
             where :externalId::text is not null and :owner::uuid is not null
            """);
    private static final Sql REVISE = Sql.of("""
            update user_view
               set document = fold_document(document, :changes::json), version = :version, last_modified = :at,
                   user_type = case when :hasUserType then :userType else user_type end,
                   user_type_folded = case when :hasUserType then :userTypeFolded else user_type_folded end,
                   display_name_folded = case when :hasDisplayName then :displayName else display_name_folded end,
                   family_name_folded = case when :hasName then :familyName else family_name_folded end,
                   given_name_folded = case when :hasName then :givenName else given_name_folded end
             where tenant_id = :tenant and user_id = :user
            """);
    private static final Sql CLEAR_EMAILS =
            Sql.of("delete from user_email where tenant_id = :tenant and user_id = :user");
    private static final Sql ADD_EMAILS = Sql.of("""
            insert into user_email (tenant_id, folded, user_id, type_folded, is_primary)
            select :tenant, e.folded, :user, e.type_folded, e.is_primary
              from unnest(:emails::text[], :types::text[], :primaries::boolean[])
                       as e (folded, type_folded, is_primary)
            """);
    private static final Sql RENAME = Sql.of("""
            update user_view
               set user_name = :userName, user_name_folded = :userNameFolded, version = :version, last_modified = :at
             where tenant_id = :tenant and user_id = :user
            """);
    private static final Sql SET_ACTIVE = Sql.of("""
            update user_view
               set active = :active, deactivated_at = :deactivatedAt::timestamptz,
                   deactivated_by = :deactivatedBy::uuid, version = :version, last_modified = :at
             where tenant_id = :tenant and user_id = :user
            """);
    private static final Sql SET_EXTERNAL_ID = Sql.of("""
            with touched as (
                update user_view set version = :version, last_modified = :at
                 where tenant_id = :tenant and user_id = :user
            )
            insert into external_id (tenant_id, integration_id, resource_id, kind, external_id)
            values (:tenant, :integration, :user, 'User', :externalId)
            on conflict (tenant_id, resource_id, integration_id) do update set external_id = excluded.external_id
            """);
    private static final Sql CLEAR_EXTERNAL_ID = Sql.of("""
            with touched as (
                update user_view set version = :version, last_modified = :at
                 where tenant_id = :tenant and user_id = :user
            )
            delete from external_id
             where tenant_id = :tenant and resource_id = :user and integration_id = :integration
            """);
    private static final Sql DELETE = Sql.of("""
            with gone as (
                delete from user_view where tenant_id = :tenant and user_id = :user
                returning user_name, document, deactivated_at, deactivated_by
            ), addresses as (
                delete from user_email where tenant_id = :tenant and user_id = :user
            ), links as (
                delete from external_id where tenant_id = :tenant and resource_id = :user
            )
            insert into deleted_user (tenant_id, user_id, user_name, document, deactivated_at, deactivated_by,
                                      deleted_at, deleted_by)
            select :tenant, :user, user_name, document, deactivated_at, deactivated_by, :at, :by::uuid from gone
            """);

    private static final Sql HAND_OVER = Sql.of("""
            with touched as (
                update user_view set owner = :to, version = :version, last_modified = :at
                 where tenant_id = :tenant and user_id = :user
            )
            delete from external_id
             where tenant_id = :tenant and resource_id = :user and integration_id = :from::uuid
            """);

    private final ProjectionWriter writer;

    public UserProjection(ProjectionWriter writer) {
        this.writer = writer;
    }

    @EventHandler
    void on(
            UserProvisioned event,
            @SequenceNumber long version,
            @Timestamp Instant at,
            @MetaDataValue(MessageContext.ACTOR) String actor) {
        Document document = event.document();
        String userName = document.text("userName").orElseThrow();
        boolean active = document.bool("active").orElse(true);
        Parameters row = of(event.user(), version, at)
                .and("owner", event.owner() == null ? null : event.owner().value())
                .and("userName", userName)
                .and("userNameFolded", Folding.fold(userName))
                .and("userType", document.text("userType").orElse(null))
                .and(
                        "userTypeFolded",
                        document.text("userType").map(Folding::fold).orElse(null))
                .and(
                        "displayName",
                        document.text("displayName").map(Folding::fold).orElse(null))
                .and(
                        "familyName",
                        document.text("name", "familyName").map(Folding::fold).orElse(null))
                .and(
                        "givenName",
                        document.text("name", "givenName").map(Folding::fold).orElse(null))
                .and(
                        "document",
                        document.with("userName", null).with("active", null).json())
                .and("externalId", event.externalId());
        writer.write(PROVISION, emails(activity(row, active, at, actor), document.values("emails")));
    }

    @EventHandler
    void on(UserRevised event, @SequenceNumber long version, @Timestamp Instant at) {
        Map<String, Optional<JsonNode>> after = new LinkedHashMap<>();
        for (AttributeChange change : event.changes()) {
            after.put(change.attribute(), Optional.ofNullable(change.after()));
        }
        writer.write(
                REVISE,
                of(event.user(), version, at)
                        .and("changes", FoldedChanges.json(event.changes()))
                        .and("hasUserType", after.containsKey("userType"))
                        .and("userType", text(after.get("userType")))
                        .and("userTypeFolded", folded(text(after.get("userType"))))
                        .and("hasDisplayName", after.containsKey("displayName"))
                        .and("displayName", folded(text(after.get("displayName"))))
                        .and("hasName", after.containsKey("name"))
                        .and("familyName", folded(member(after.get("name"), "familyName")))
                        .and("givenName", folded(member(after.get("name"), "givenName"))));
        Optional<JsonNode> emails = after.get("emails");
        if (emails != null) {
            writer.write(CLEAR_EMAILS, of(event.user(), version, at));
            emails.ifPresent(values ->
                    writer.write(ADD_EMAILS, emails(of(event.user(), version, at), List.copyOf(values.values()))));
        }
    }

    @EventHandler
    void on(UserRenamed event, @SequenceNumber long version, @Timestamp Instant at) {
        writer.write(
                RENAME,
                of(event.user(), version, at)
                        .and("userName", event.after())
                        .and("userNameFolded", Folding.fold(event.after())));
    }

    @EventHandler
    void on(UserExternalIdChanged event, @SequenceNumber long version, @Timestamp Instant at) {
        writer.write(
                event.after() == null ? CLEAR_EXTERNAL_ID : SET_EXTERNAL_ID,
                of(event.user(), version, at)
                        .and("integration", event.integration().value())
                        .and("externalId", event.after()));
    }

    @EventHandler
    void on(
            UserDeactivated event,
            @SequenceNumber long version,
            @Timestamp Instant at,
            @MetaDataValue(MessageContext.ACTOR) String actor) {
        writer.write(SET_ACTIVE, activity(of(event.user(), version, at), false, at, actor));
    }

    @EventHandler
    void on(
            UserReactivated event,
            @SequenceNumber long version,
            @Timestamp Instant at,
            @MetaDataValue(MessageContext.ACTOR) String actor) {
        writer.write(SET_ACTIVE, activity(of(event.user(), version, at), true, at, actor));
    }

    @EventHandler
    void on(
            UserDeleted event,
            @SequenceNumber long version,
            @Timestamp Instant at,
            @MetaDataValue(MessageContext.ACTOR) String actor) {
        writer.write(DELETE, of(event.user(), version, at).and("by", integrationOf(actor)));
    }

    @EventHandler
    void on(UserHandedOver event, @SequenceNumber long version, @Timestamp Instant at) {
        writer.write(
                HAND_OVER,
                of(event.user(), version, at)
                        .and("from", event.from() == null ? null : event.from().value())
                        .and("to", event.to().value()));
    }

    private static Parameters of(UserId user, long version, Instant at) {
        return Parameters.of("tenant", user.tenant().value())
                .and("user", user.value())
                .and("version", version)
                .and("at", at);
    }

    private static Parameters activity(Parameters row, boolean active, Instant at, String actor) {
        return row.and("active", active)
                .and("deactivatedAt", active ? null : at)
                .and("deactivatedBy", active ? null : integrationOf(actor));
    }

    private static Parameters emails(Parameters row, List<JsonNode> emails) {
        Map<Address, Boolean> primaryByAddress = new LinkedHashMap<>();
        for (JsonNode email : emails) {
            String address = email.path("value").asString("");
            String type = email.path("type").asString("");
            boolean primary = email.path("primary").asBoolean(false);
            if (!address.isEmpty()) {
                primaryByAddress.merge(
                        new Address(Folding.fold(address), Folding.fold(type)), primary, Boolean::logicalOr);
            }
        }
        return row.and(
                        "emails",
                        primaryByAddress.keySet().stream().map(Address::folded).toArray(String[]::new))
                .and(
                        "types",
                        primaryByAddress.keySet().stream().map(Address::type).toArray(String[]::new))
                .and("primaries", primaryByAddress.values().toArray(Boolean[]::new));
    }

    private record Address(String folded, String type) {}

    private static @Nullable UUID integrationOf(String actor) {
        return Actor.parse(actor) instanceof Actor.Client client
                ? client.integration().value()
                : null;
    }

    private static @Nullable String text(@Nullable Optional<JsonNode> after) {
        return after == null ? null : after.map(JsonNode::asString).orElse(null);
    }

    private static @Nullable String member(@Nullable Optional<JsonNode> after, String name) {
        return after == null
                ? null
                : after.map(node -> node.path(name).asString(""))
                        .filter(s -> !s.isEmpty())
                        .orElse(null);
    }

    private static @Nullable String folded(@Nullable String text) {
        return text == null ? null : Folding.fold(text);
    }
}
