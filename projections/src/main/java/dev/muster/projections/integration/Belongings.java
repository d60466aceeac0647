package dev.muster.projections.integration;

import dev.muster.directory.EquipmentId;
import dev.muster.directory.GroupId;
import dev.muster.directory.IntegrationId;
import dev.muster.directory.TenantBound;
import dev.muster.directory.UserId;
import dev.muster.directory.equipment.EquipmentCommand.HandOverEquipment;
import dev.muster.directory.group.GroupCommand.HandOverGroup;
import dev.muster.directory.user.UserCommand.HandOverUser;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What an integration owns now, as the commands that would hand it over. */
public class Belongings {
    public record Owned(List<TenantBound> users, List<TenantBound> groups, List<TenantBound> equipment) {
        public List<TenantBound> all() {
            return Stream.of(users, groups, equipment).flatMap(List::stream).toList();
        }

        /** Users first, then groups, then equipment, and of all only so many. */
        public Owned first(int count) {
            int more = Math.max(0, count - users.size());
            return new Owned(some(users, count), some(groups, more), some(equipment, more - groups.size()));
        }

        private static List<TenantBound> some(List<TenantBound> of, int count) {
            return of.subList(0, Math.clamp(count, 0, of.size()));
        }
    }

    private final JdbcClient db;

    public Belongings(JdbcClient db) {
        this.db = db;
    }

    public Owned of(IntegrationId owner, IntegrationId to) {
        return new Owned(
                commands("user", owner, id -> new HandOverUser(new UserId(owner.tenant(), id), to)),
                commands("group", owner, id -> new HandOverGroup(new GroupId(owner.tenant(), id), to)),
                commands("equipment", owner, id -> new HandOverEquipment(new EquipmentId(owner.tenant(), id), to)));
    }

    private List<TenantBound> commands(String kind, IntegrationId owner, Function<UUID, TenantBound> command) {
        return db.sql("select %1$s_id from %1$s_view where tenant_id = :tenant and owner = :owner order by %1$s_id"
                        .formatted(kind))
                .param("tenant", owner.tenant().value())
                .param("owner", owner.value())
                .query((row, number) -> command.apply(row.getObject(1, UUID.class)))
                .list();
    }
}
