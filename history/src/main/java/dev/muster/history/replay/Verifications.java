package dev.muster.history.replay;

import dev.muster.directory.TenantId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Verifications, of one tenant or, where none is given, of the whole store. One runs at a time, whosever it is. */
public interface Verifications {
    /**
     * Starts one in the background.
     *
     * @throws AlreadyRunning where one is under way, on whatever node
     */
    UUID start(String askedBy, @Nullable TenantId tenant);

    Optional<VerificationView> find(UUID id, @Nullable TenantId tenant);

    /** The latest first. */
    List<VerificationView> latest(int count, @Nullable TenantId tenant);
}
