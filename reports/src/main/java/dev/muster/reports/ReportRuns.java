package dev.muster.reports;

import dev.muster.delivery.DeliveryId;
import dev.muster.delivery.DeliveryView;
import dev.muster.directory.TenantId;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The runs of a tenant's reports, their files and their deliveries. */
public interface ReportRuns {

    /**
     * The newest first.
     *
     * @param before the last run of the page before; null for the first
     */
    List<RunView> list(TenantId tenant, @Nullable RunId before, int most);

    Optional<RunView> find(RunId id);

    /** The deliveries of a run, by recipient. */
    List<DeliveryView> deliveries(RunId run);

    /**
     * Writes a stored file as it was generated, and checks its SHA-256 on the way.
     *
     * @return false when the run has no such file; nothing was written
     */
    boolean writeFile(RunId run, Form form, OutputStream into) throws IOException;

    /** Sends a FAILED or UNCERTAIN delivery again: a person has decided so. */
    DeliveryView sendAgain(DeliveryId id);
}
