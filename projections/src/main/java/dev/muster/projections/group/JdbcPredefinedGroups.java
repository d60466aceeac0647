package dev.muster.projections.group;

import dev.muster.directory.IntegrationId;
import dev.muster.directory.group.PredefinedGroups;
import dev.muster.directory.text.Folding;
import org.springframework.jdbc.core.JdbcOperations;

public final class JdbcPredefinedGroups implements PredefinedGroups {
    private static final String MAY_PUSH = """
            select not exists (select from integration_view i
                                where i.tenant_id = ? and i.integration_id = ? and i.only_predefined_groups)
                or exists (select from predefined_group p
                            where p.tenant_id = ? and p.integration_id = ? and p.folded = ?)
            """;

    private final JdbcOperations jdbc;

    public JdbcPredefinedGroups(JdbcOperations jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public boolean mayPush(IntegrationId integration, String displayName) {
        return Boolean.TRUE.equals(jdbc.queryForObject(
                MAY_PUSH,
                Boolean.class,
                integration.tenant().value(),
                integration.value(),
                integration.tenant().value(),
                integration.value(),
                Folding.fold(displayName)));
    }
}
