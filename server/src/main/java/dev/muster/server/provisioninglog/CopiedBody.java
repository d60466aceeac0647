package dev.muster.server.provisioninglog;

/**
 * The beginning of a body.
 *
 * @param length of the whole, as far as it was read
 */
record CopiedBody(byte[] beginning, long length) {
    static final CopiedBody NONE = new CopiedBody(new byte[0], 0);

    boolean isWhole() {
        return beginning.length == length;
    }
}
