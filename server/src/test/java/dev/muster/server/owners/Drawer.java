package dev.muster.server.owners;

import dev.muster.directory.TenantId;
import dev.muster.eventstore.tenancy.TenantScope;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;

/** What lies in the outbox, sent or not. */
public record Drawer(JdbcTemplate jdbc) {
    /** A letter as it was put there. */
    public record Lying(String number, String recipient, String subject, String text) {}

    /** The tenant's, the oldest first. */
    public List<Lying> letters(String tenant) {
        TenantId whose = TenantId.parse(tenant);
        return TenantScope.within(
                whose,
                () -> jdbc.query(
                        "select * from delivery where tenant_id = ? and run_id is null order by created, delivery_id",
                        (row, number) -> new Lying(
                                row.getString("message_id"),
                                row.getString("recipient"),
                                row.getString("subject"),
                                row.getString("body")),
                        whose.value()));
    }
}
