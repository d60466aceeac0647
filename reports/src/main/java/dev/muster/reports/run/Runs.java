package dev.muster.reports.run;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** Runs in the database. */
interface Runs extends Repository<ReportRun, Key> {
    Optional<ReportRun> findById(Key key);

    ReportRun save(ReportRun run);

    @Query("""
            select r from ReportRun r
             where r.key.tenantId = :tenant and r.schedule = :schedule and r.scheduledFor = :scheduledFor
            """)
    Optional<ReportRun> find(UUID tenant, UUID schedule, Instant scheduledFor);

    @Query("select r from ReportRun r where r.key.tenantId = :tenant order by r.scheduledFor desc, r.key.id")
    List<ReportRun> newest(UUID tenant, Limit limit);

    /** Of all tenants: what should be generated now, or was begun and may have been left undone. */
    @Query("""
            select r.key from ReportRun r
             where r.state in (dev.muster.reports.RunState.DUE, dev.muster.reports.RunState.GENERATING)
               and r.notBefore <= :now
             order by r.notBefore
            """)
    List<Key> due(Instant now, Limit limit);
}
