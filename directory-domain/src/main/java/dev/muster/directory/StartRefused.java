package dev.muster.directory;

import java.util.List;
import java.util.stream.Collectors;

/** A setting with which Muster does not start. Told to whoever starts it without a stack trace: it is no bug. */
public final class StartRefused extends RuntimeException {
    public final String setting;
    public final String cure;

    /**
     * @param setting the environment variable
     * @param fact    what is wrong, without the value: it may be a secret
     * @param cure    what to do
     */
    public StartRefused(String setting, String fact, String cure) {
        super(setting + " " + fact, null, false, false);
        this.setting = setting;
        this.cure = cure;
    }

    /** Several at once, in their order; what to do is said once where it is the same. */
    public static StartRefused all(List<StartRefused> refusals) {
        if (refusals.size() == 1) return refusals.getFirst();
        String facts = refusals.stream().map(Throwable::getMessage).collect(Collectors.joining("\n"));
        String cures = refusals.stream().map(refused -> refused.cure).distinct().collect(Collectors.joining("\n"));
        return new StartRefused(refusals.size() + " faults:\n" + facts, cures);
    }

    private StartRefused(String facts, String cure) {
        super(facts, null, false, false);
        this.setting = "";
        this.cure = cure;
    }
}
