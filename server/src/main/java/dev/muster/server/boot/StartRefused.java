package dev.muster.server.boot;

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
}
