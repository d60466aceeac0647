package dev.muster.server.database;

import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** The application's role must be subject to row-level security, or the second wall between tenants is none. */
final class RoleRights {
    private RoleRights() {}

    /** @throws RoleTooMighty if the role is a superuser or has BYPASSRLS */
    static void refuseTooMany(DataSource dataSource) {
        String role = new JdbcTemplate(dataSource)
                .query(
                        "select rolname from pg_roles where rolname = current_user and (rolsuper or rolbypassrls)",
                        rows -> rows.next() ? rows.getString(1) : null);
        if (role != null) throw new RoleTooMighty(role);
    }

    static final class RoleTooMighty extends IllegalStateException {
        RoleTooMighty(String role) {
            super("The database role '" + role + "' is a superuser or has BYPASSRLS, so PostgreSQL would not keep"
                    + " tenants apart. Give Muster a role of its own: create role muster login password '…';"
                    + " alter database … owner to muster;");
        }
    }
}
