package dev.muster.server.provisioninglog;

import dev.muster.provisioninglog.CopiedBody;
import java.io.ByteArrayOutputStream;

/** Keeps the first bytes of what passes by. */
final class Copy {
    private static final int USUAL = 512;

    private final ByteArrayOutputStream beginning = new ByteArrayOutputStream(USUAL);
    private long length;

    void add(byte[] bytes, int offset, int count) {
        beginning.write(bytes, offset, Math.min(count, CopiedBody.AT_MOST - beginning.size()));
        length += count;
    }

    void add(int value) {
        if (beginning.size() < CopiedBody.AT_MOST) beginning.write(value);
        length++;
    }

    CopiedBody body() {
        return length == 0 ? CopiedBody.NONE : new CopiedBody(beginning.toByteArray(), length);
    }
}
