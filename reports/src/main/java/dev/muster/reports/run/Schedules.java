package dev.muster.reports.run;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** Schedules in the database. */
interface Schedules extends Repository<ReportSchedule, Key> {
    Optional<ReportSchedule> findById(Key key);

    ReportSchedule save(ReportSchedule schedule);

    void delete(ReportSchedule schedule);

    @Query("select s from ReportSchedule s where s.key.tenantId = :tenant order by s.created, s.key.id")
    List<ReportSchedule> of(UUID tenant);

    /** Of all tenants. */
    @Query("select s from ReportSchedule s where s.enabled")
    List<ReportSchedule> enabled();
}
