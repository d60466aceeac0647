package dev.muster.api.verification;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Verifications of the whole store, of all tenants: the operator's. One runs at a time. */
public interface Verifications {
    /**
     * Starts one in the background.
     *
     * @throws AlreadyRunning where one is under way, on whatever node
     */
    UUID start(String askedBy);

    Optional<VerificationView> find(UUID id);

    /** The latest first. */
    List<VerificationView> latest(int count);
}
