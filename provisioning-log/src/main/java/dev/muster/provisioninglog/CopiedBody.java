package dev.muster.provisioninglog;

/**
 * The beginning of a body.
 *
 * @param length of the whole, as far as it was read
 */
public record CopiedBody(byte[] beginning, long length) {
    /** Bytes of a body that are kept. */
    public static final int AT_MOST = 8 * 1024;

    public static final CopiedBody NONE = new CopiedBody(new byte[0], 0);

    public boolean isWhole() {
        return beginning.length == length;
    }
}
