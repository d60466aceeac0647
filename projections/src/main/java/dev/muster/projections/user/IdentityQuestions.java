package dev.muster.projections.user;

import dev.muster.directory.TenantId;
import dev.muster.projections.user.IdentityQuestion.Former;
import dev.muster.projections.user.IdentityQuestion.Item;
import dev.muster.projections.user.IdentityQuestion.Status;
import dev.muster.projections.user.IdentityQuestion.User;
import dev.muster.projections.user.IdentityQuestion.Withdrawn;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The questions and what a person needs to answer them, each in one query. */
public class IdentityQuestions {
    private static final JsonMapper JSON = new JsonMapper();

    private static final String SELECT = """
            select q.question_id, q.status, q.user_id, u.user_name, person_name(u.document, u.user_name) as display_name, u.active,
                   q.former_user_name, person_name(q.former_document, q.former_user_name) as former_display_name,
                   q.former_document -> 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User' ->> 'department'
                       as department,
                   q.former_document -> 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User' ->> 'employeeNumber'
                       as employee_number,
                   q.former_external_id, q.external_id, q.left_at, q.left_by, q.returned_at, q.asked_at, q.answered_at,
                   q.answered_by, q.successor,
                   (select json_agg(json_build_object('id', w.subject_id, 'name', g.display_name) order by w.subject_id)
                      from withdrawn_access w
                      left join group_view g on g.tenant_id = w.tenant_id and g.group_id = w.subject_id
                     where w.tenant_id = q.tenant_id and w.question_id = q.question_id and w.kind = 'group')::text as groups,
                   (select json_agg(json_build_object('id', w.subject_id, 'name', r.name) order by w.subject_id)
                      from withdrawn_access w
                      left join role_view r on r.tenant_id = w.tenant_id and r.role_id = w.subject_id
                     where w.tenant_id = q.tenant_id and w.question_id = q.question_id and w.kind = 'role')::text as roles,
                   (select json_agg(json_build_object('id', e.equipment_id, 'assetTag', e.asset_tag, 'model', e.model)
                                    order by e.asset_tag)
                      from equipment_view e
                     where e.tenant_id = q.tenant_id and e.holder = q.user_id and e.checked_out_at <= q.returned_at
                       and not exists (select from identity_question p
                                        where p.tenant_id = q.tenant_id and p.user_id = q.user_id
                                          and p.status <> 'SAME_PERSON' and p.returned_at < q.returned_at
                                          and e.checked_out_at <= p.returned_at))::text as items
              from identity_question q
              left join user_view u on u.tenant_id = q.tenant_id and u.user_id = q.user_id
             where q.tenant_id = :tenant
            """;

    private final JdbcClient db;

    public IdentityQuestions(JdbcClient db) {
        this.db = db;
    }

    /** By age, the oldest first. @param status null for all */
    public List<IdentityQuestion> read(TenantId tenant, @Nullable Status status, @Nullable UUID after, int limit) {
        return db.sql(SELECT + """
                           and (:status::text is null or q.status = :status::text)
                           and (:after::uuid is null or q.question_id > :after::uuid)
                         order by q.question_id limit :limit
                        """)
                .param("tenant", tenant.value())
                .param("status", status == null ? null : status.name())
                .param("after", after)
                .param("limit", limit)
                .query((row, number) -> question(row))
                .list();
    }

    public Optional<IdentityQuestion> find(TenantId tenant, UUID question) {
        return db.sql(SELECT + " and q.question_id = :question")
                .param("tenant", tenant.value())
                .param("question", question)
                .query((row, number) -> question(row))
                .optional();
    }

    private static IdentityQuestion question(ResultSet row) throws SQLException {
        return new IdentityQuestion(
                row.getObject("question_id", UUID.class),
                Status.valueOf(row.getString("status")),
                new User(
                        row.getObject("user_id", UUID.class),
                        row.getString("user_name"),
                        row.getString("display_name"),
                        row.getObject("active", Boolean.class)),
                new Former(
                        row.getString("former_user_name"),
                        row.getString("former_display_name"),
                        row.getString("department"),
                        row.getString("employee_number"),
                        row.getString("former_external_id"),
                        Objects.requireNonNull(instant(row, "left_at")),
                        row.getObject("left_by", UUID.class)),
                row.getString("external_id"),
                Objects.requireNonNull(instant(row, "returned_at")),
                Objects.requireNonNull(instant(row, "asked_at")),
                new Withdrawn(
                        IdentityQuestions.<IdentityQuestion.Named>list(
                                row.getString("groups"), new TypeReference<>() {}),
                        IdentityQuestions.<IdentityQuestion.Named>list(
                                row.getString("roles"), new TypeReference<>() {})),
                IdentityQuestions.<Item>list(row.getString("items"), new TypeReference<>() {}),
                instant(row, "answered_at"),
                who(row.getString("answered_by")),
                row.getObject("successor", UUID.class));
    }

    private static <T> List<T> list(@Nullable String json, TypeReference<List<T>> type) {
        return json == null ? List.of() : JSON.readValue(json, type);
    }

    /** The id behind the kind; an integration's without its credential. */
    private static @Nullable String who(@Nullable String actor) {
        if (actor == null) return null;
        String[] parts = actor.split("/");
        return parts.length < 2 ? actor : parts[parts.length > 2 ? 2 : 1];
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime value = row.getObject(column, OffsetDateTime.class);
        return value == null ? null : value.toInstant();
    }
}
