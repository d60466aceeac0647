package dev.muster.directory;

import dev.muster.directory.refusal.RefusalCode;
import dev.muster.directory.refusal.RefusalTexts;
import org.jspecify.annotations.Nullable;

/**
 * A broken rule: what stopped a command or a request, with its data. Each aggregate has one sealed family of them; what HTTP
 * says to it is decided at the edge, by the kind of its code. It is no failure, so it has no stack trace.
 */
public abstract class Refusal extends RuntimeException {
    private final RefusalCode code;
    private final @Nullable String fact;

    protected Refusal(RefusalCode code) {
        this(code, null);
    }

    /**
     * @param fact for the log, where the text of the code would tell there what is personal; null for that text. Both doors
     *             answer with the text
     */
    protected Refusal(RefusalCode code, @Nullable String fact) {
        super(fact, null, false, false);
        this.code = code;
        this.fact = fact;
    }

    public final RefusalCode code() {
        return code;
    }

    @Override
    public final String getMessage() {
        return fact == null ? RefusalTexts.meaning(this) : fact;
    }
}
