package dev.muster.history.returns;

import dev.muster.directory.TenantId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Records whose externalId changed when they became active again, before anybody asked who it was; read from the stored events. */
public interface EarlierReturns {
    /**
     * @param returns the newest first; perhaps none, though more follow
     * @param next    what to go on with; null at the end
     */
    record Found(List<EarlierReturn> returns, @Nullable Long next) {}

    /** @param before only returns at lower positions of the event store; null from the newest */
    Found find(TenantId tenant, @Nullable Long before);
}
