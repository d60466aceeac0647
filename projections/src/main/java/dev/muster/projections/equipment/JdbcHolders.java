package dev.muster.projections.equipment;

import dev.muster.directory.TenantId;
import dev.muster.directory.UserId;
import dev.muster.directory.equipment.Holders;
import dev.muster.directory.text.Folding;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcOperations;

public final class JdbcHolders implements Holders, PossibleHolders {
    // The lock is shared: two items may go to one person at once, but a deactivation waits, or is waited for and seen.
    private static final String STANDING = "select active from user_view where tenant_id = ? and user_id = ? for share";

    private static final String SHOWN = "u.user_id, u.active, u.user_name, person_name(u.document, null)";

    private static final String NAMED = """
            with wanted as (select unnest(?::text[]) as folded)
            select w.folded, %1$s
              from wanted w
              join user_view u on u.tenant_id = ? and u.user_name_folded = w.folded
            union
            select w.folded, %1$s
              from wanted w
              join user_email e on e.tenant_id = ? and e.folded = w.folded
              join user_view u on u.tenant_id = e.tenant_id and u.user_id = e.user_id
            """.formatted(SHOWN);

    // The first part by its index; the second reads the names of the tenant once, for it is asked once for a file
    private static final String CALLED = """
            with wanted as (select unnest(?::text[]) as folded)
            select w.folded, %1$s
              from wanted w
              join user_view u on u.tenant_id = ? and u.display_name_folded = w.folded
            union
            select w.folded, %1$s
              from user_view u
             cross join lateral (values (u.given_name_folded || ' ' || u.family_name_folded),
                                        (u.family_name_folded || ' ' || u.given_name_folded),
                                        (u.family_name_folded || ', ' || u.given_name_folded)) called (folded)
              join wanted w on w.folded = called.folded
             where u.tenant_id = ?
            """.formatted(SHOWN);

    private static final String SUCCESSORS = """
            select user_id, successor from identity_question
             where tenant_id = ? and status = 'ANOTHER' and user_id = any (?::uuid[])
            """;

    private final JdbcOperations jdbc;

    public JdbcHolders(JdbcOperations jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Standing standing(UserId user) {
        List<Standing> found = jdbc.query(
                STANDING,
                (row, number) -> row.getBoolean(1) ? Standing.ACTIVE : Standing.INACTIVE,
                user.tenant().value(),
                user.value());
        return found.isEmpty() ? Standing.UNKNOWN : found.getFirst();
    }

    @Override
    public Map<String, List<PossibleHolder>> named(TenantId tenant, Collection<String> names) {
        return found(NAMED, tenant, names);
    }

    @Override
    public Map<String, List<PossibleHolder>> called(TenantId tenant, Collection<String> names) {
        return found(CALLED, tenant, names);
    }

    @Override
    public Map<UserId, Set<UserId>> successors(TenantId tenant, Collection<UserId> former) {
        Map<UserId, Set<UserId>> found = new HashMap<>();
        if (former.isEmpty()) return found;
        jdbc.query(
                SUCCESSORS,
                row -> {
                    found.computeIfAbsent(new UserId(tenant, row.getObject(1, UUID.class)), user -> new HashSet<>())
                            .add(new UserId(tenant, row.getObject(2, UUID.class)));
                },
                tenant.value(),
                former.stream().map(UserId::value).toArray(UUID[]::new));
        return found;
    }

    private Map<String, List<PossibleHolder>> found(String sql, TenantId tenant, Collection<String> names) {
        String[] folded = names.stream()
                .filter(JdbcHolders::canBeStored)
                .map(Folding::fold)
                .distinct()
                .toArray(String[]::new);
        Map<String, List<PossibleHolder>> found = new HashMap<>();
        if (folded.length == 0) return found;
        jdbc.query(
                sql,
                row -> {
                    var holder = new PossibleHolder(
                            new UserId(tenant, row.getObject(2, UUID.class)),
                            row.getBoolean(3),
                            row.getString(4),
                            row.getString(5));
                    found.computeIfAbsent(row.getString(1), name -> new ArrayList<>())
                            .add(holder);
                },
                folded,
                tenant.value(),
                tenant.value());
        return found;
    }

    /** PostgreSQL refuses a NUL even in a question; no name has one. */
    static boolean canBeStored(String name) {
        return name.indexOf('\0') < 0;
    }
}
