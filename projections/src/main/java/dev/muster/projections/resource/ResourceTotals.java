package dev.muster.projections.resource;

/**
 * How many resources of each type a tenant has. Triggers count while rows come and go; a replay fills its tables without them
 * and counts once. The parts of a total depend on who wrote when, so only {@link #VIEW} tells what can be compared.
 */
public final class ResourceTotals {
    public static final String TABLE = "resource_total";

    /** {@code tenant_id}, {@code resource_type} and their {@code total}. */
    public static final String VIEW = "resource_count";

    /** A statement that counts everything anew, of every tenant that the connection may see. */
    public static final String RECOUNT = "select recount_resources()";

    private ResourceTotals() {}

    /** With the tenant and the name of the type as parameters; a scalar subquery. */
    static final String OF_TYPE =
            "(select coalesce(sum(t.total), 0) from " + TABLE + " t where t.tenant_id = ? and t.resource_type = ?)";
}
