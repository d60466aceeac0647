package dev.muster.server.provisioninglog;

import dev.muster.provisioninglog.CopiedBody;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An answer that waits, where it is a refusal, until it has been written into the log. An accepted one goes straight
 * through.
 */
final class HeldResponse extends HttpServletResponseWrapper {
    private final ByteArrayOutputStream held = new ByteArrayOutputStream(0);
    private @Nullable ServletOutputStream stream;
    private @Nullable PrintWriter writer;
    private boolean released;

    HeldResponse(HttpServletResponse response) {
        super(response);
    }

    private boolean holds() {
        return !released && getStatus() >= 400;
    }

    CopiedBody body() {
        if (writer != null) writer.flush();
        if (held.size() == 0) return CopiedBody.NONE;
        var copy = new Copy();
        copy.add(held.toByteArray(), 0, held.size());
        return copy.body();
    }

    void release() throws IOException {
        if (writer != null) writer.flush();
        released = true;
        if (held.size() > 0) held.writeTo(super.getOutputStream());
    }

    @Override
    public ServletOutputStream getOutputStream() throws IOException {
        if (stream == null) stream = new Holding(super.getOutputStream());
        return stream;
    }

    @Override
    public PrintWriter getWriter() throws IOException {
        if (writer == null) {
            String encoding = Objects.requireNonNullElse(getCharacterEncoding(), "UTF-8");
            writer = new PrintWriter(new OutputStreamWriter(getOutputStream(), Charset.forName(encoding)));
        }
        return writer;
    }

    @Override
    public void flushBuffer() throws IOException {
        if (!holds()) super.flushBuffer();
    }

    @Override
    public void reset() {
        held.reset();
        super.reset();
    }

    @Override
    public void resetBuffer() {
        held.reset();
        super.resetBuffer();
    }

    private final class Holding extends ServletOutputStream {
        private final ServletOutputStream sink;

        Holding(ServletOutputStream sink) {
            this.sink = sink;
        }

        @Override
        public void write(int value) throws IOException {
            if (holds()) held.write(value);
            else sink.write(value);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            if (holds()) held.write(bytes, offset, length);
            else sink.write(bytes, offset, length);
        }

        @Override
        public void flush() throws IOException {
            if (!holds()) sink.flush();
        }

        @Override
        public void close() throws IOException {
            if (!holds()) sink.close();
        }

        @Override
        public boolean isReady() {
            return sink.isReady();
        }

        @Override
        public void setWriteListener(WriteListener listener) {
            sink.setWriteListener(listener);
        }
    }
}
