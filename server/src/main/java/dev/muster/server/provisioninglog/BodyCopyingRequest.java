package dev.muster.server.provisioninglog;

import dev.muster.provisioninglog.CopiedBody;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** A request whose body is copied while it is read; nothing is read that the endpoint does not read. */
final class BodyCopyingRequest extends HttpServletRequestWrapper {
    private final Copy copy = new Copy();
    private @Nullable ServletInputStream stream;

    BodyCopyingRequest(HttpServletRequest request) {
        super(request);
    }

    CopiedBody body() {
        return copy.body();
    }

    @Override
    public ServletInputStream getInputStream() throws IOException {
        if (stream == null) stream = new Copying(super.getInputStream(), copy);
        return stream;
    }

    @Override
    public BufferedReader getReader() throws IOException {
        String encoding = getCharacterEncoding();
        return new BufferedReader(
                new InputStreamReader(getInputStream(), encoding == null ? StandardCharsets.UTF_8.name() : encoding));
    }

    private static final class Copying extends ServletInputStream {
        private final ServletInputStream source;
        private final Copy copy;

        Copying(ServletInputStream source, Copy copy) {
            this.source = source;
            this.copy = copy;
        }

        @Override
        public int read() throws IOException {
            int value = source.read();
            if (value >= 0) copy.add(value);
            return value;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int count = source.read(bytes, offset, length);
            if (count > 0) copy.add(bytes, offset, count);
            return count;
        }

        @Override
        public int available() throws IOException {
            return source.available();
        }

        @Override
        public boolean isFinished() {
            return source.isFinished();
        }

        @Override
        public boolean isReady() {
            return source.isReady();
        }

        @Override
        public void setReadListener(ReadListener listener) {
            source.setReadListener(listener);
        }
    }
}
