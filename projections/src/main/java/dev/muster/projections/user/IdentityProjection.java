package dev.muster.projections.user;

import dev.muster.directory.MessageContext;
import dev.muster.directory.UserId;
import dev.muster.directory.event.IgnoredEvents;
import dev.muster.directory.user.DirectRole;
import dev.muster.directory.user.IdentityAnswer;
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
import dev.muster.projections.Parameters;
import dev.muster.projections.ProjectionWriter;
import dev.muster.projections.Sql;
import java.time.Instant;
import java.util.UUID;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.SequenceNumber;
import org.axonframework.eventhandling.Timestamp;
import org.axonframework.messaging.annotation.MetaDataValue;

/** Whose a record is, where another person came under it. */
@DirectoryProjection
@IgnoredEvents({
    UserProvisioned.class,
    UserRevised.class,
    UserRenamed.class,
    UserExternalIdChanged.class,
    UserDeactivated.class,
    UserReactivated.class,
    UserHandedOver.class
})
public final class IdentityProjection {
    private static final Sql TOUCH = Sql.of("""
            update user_view set version = :version, last_modified = :at
             where tenant_id = :tenant and user_id = :user
            """);
    private static final Sql WITHDRAW = Sql.of("""
            insert into withdrawn_access (tenant_id, question_id, kind, subject_id, rank)
            select :tenant, :question, 'group', g.id, null from unnest(:groups::uuid[]) as g (id)
            union all
            select :tenant, :question, 'role', r.id, r.rank
              from unnest(:roles::uuid[], :ranks::integer[]) as r (id, rank)
            """);
    private static final Sql ASK = Sql.of("""
            insert into identity_question (tenant_id, question_id, user_id, status, former_user_name, former_document,
                                           former_external_id, external_id, left_at, left_by, returned_at, asked_at,
                                           asked_by)
            values (:tenant, :question, :user, 'OPEN', :formerUserName, :former::json, :formerExternalId::text,
                    :externalId::text, :leftAt, :leftBy::uuid, :returnedAt, :at, :actor)
            """);
    private static final Sql ANSWER = Sql.of("""
            update identity_question set status = :status, answered_at = :at, answered_by = :actor,
                                         successor = :successor::uuid
             where tenant_id = :tenant and question_id = :question
            """);
    // the leaver has left when they left, not when somebody said so
    private static final Sql LEFT_THEN = Sql.of("""
            update user_view u set deactivated_at = q.left_at, deactivated_by = q.left_by
              from identity_question q
             where u.tenant_id = :tenant and u.user_id = :user
               and q.tenant_id = :tenant and q.question_id = :question
            """);
    private static final Sql END = Sql.of("""
            update identity_question set status = 'DELETED', answered_at = :at, answered_by = :actor
             where tenant_id = :tenant and user_id = :user and status = 'OPEN'
            """);

    private final ProjectionWriter writer;

    public IdentityProjection(ProjectionWriter writer) {
        this.writer = writer;
    }

    @EventHandler
    void on(UserIdentityConfirmed event, @SequenceNumber long version, @Timestamp Instant at) {
        writer.write(TOUCH, of(event.user(), version, at));
    }

    @EventHandler
    void on(FormerAccessWithdrawn event, @SequenceNumber long version, @Timestamp Instant at) {
        writer.write(
                WITHDRAW,
                of(event.user(), version, at)
                        .and("question", event.question())
                        .and("groups", event.groups().toArray(UUID[]::new))
                        .and(
                                "roles",
                                event.roles().stream().map(DirectRole::role).toArray(UUID[]::new))
                        .and(
                                "ranks",
                                event.roles().stream().map(DirectRole::rank).toArray(Integer[]::new)));
        writer.write(TOUCH, of(event.user(), version, at));
    }

    @EventHandler
    void on(
            UserIdentityQuestioned event,
            @SequenceNumber long version,
            @Timestamp Instant at,
            @MetaDataValue(MessageContext.ACTOR) String actor) {
        writer.write(
                ASK,
                of(event.user(), version, at)
                        .and("question", event.question())
                        .and("formerUserName", event.former().text("userName").orElse(""))
                        .and("former", event.former().json())
                        .and("formerExternalId", event.formerExternalId())
                        .and("externalId", event.externalId())
                        .and("leftAt", event.leftAt())
                        .and(
                                "leftBy",
                                event.leftBy() == null ? null : event.leftBy().value())
                        .and("returnedAt", event.returnedAt() == null ? at : event.returnedAt())
                        .and("actor", actor));
        writer.write(TOUCH, of(event.user(), version, at));
    }

    @EventHandler
    void on(
            UserIdentityAnswered event,
            @SequenceNumber long version,
            @Timestamp Instant at,
            @MetaDataValue(MessageContext.ACTOR) String actor) {
        UserId successor = event.successor();
        Parameters row = of(event.user(), version, at)
                .and("question", event.question())
                .and("status", event.answer().name())
                .and("successor", successor == null ? null : successor.value())
                .and("actor", actor);
        writer.write(ANSWER, row);
        if (event.answer() == IdentityAnswer.ANOTHER) writer.write(LEFT_THEN, row);
        writer.write(TOUCH, row);
    }

    /** The groups and roles have events of their own. */
    @EventHandler
    void on(FormerAccessRestored event, @SequenceNumber long version, @Timestamp Instant at) {
        writer.write(TOUCH, of(event.user(), version, at));
    }

    /** What is passed on has events of its own. */
    @EventHandler
    void on(PossessionsPassedOn event, @SequenceNumber long version, @Timestamp Instant at) {
        writer.write(TOUCH, of(event.user(), version, at));
    }

    /** Nobody can answer any more; what the former one holds stays theirs. */
    @EventHandler
    void on(
            UserDeleted event,
            @SequenceNumber long version,
            @Timestamp Instant at,
            @MetaDataValue(MessageContext.ACTOR) String actor) {
        writer.write(END, of(event.user(), version, at).and("actor", actor));
    }

    private static Parameters of(UserId user, long version, Instant at) {
        return Parameters.of("tenant", user.tenant().value())
                .and("user", user.value())
                .and("version", version)
                .and("at", at);
    }
}
