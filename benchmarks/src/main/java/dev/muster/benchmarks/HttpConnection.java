package dev.muster.benchmarks;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * One keep-alive connection, as lean as can be: the client shares the machine with the server that it measures, so every
 * microsecond that it spends falsifies the figures.
 */
final class HttpConnection implements AutoCloseable {
    private final Socket socket;
    private final OutputStream out;
    private final InputStream in;
    private final String headers;
    private byte[] body = new byte[1 << 16];
    private int bodyLength;

    HttpConnection(int port, String authorization) throws IOException {
        socket = new Socket("127.0.0.1", port);
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(120_000);
        out = socket.getOutputStream();
        in = new BufferedInputStream(socket.getInputStream(), 1 << 16);
        headers = " HTTP/1.1\r\nHost: 127.0.0.1:" + port + "\r\nAuthorization: " + authorization
                + "\r\nAccept: application/scim+json\r\n";
    }

    /** @return the status; the body is then at {@link #body()} */
    int send(String method, String path, @Nullable String content) throws IOException {
        byte[] payload = content == null ? new byte[0] : content.getBytes(StandardCharsets.UTF_8);
        String head = method + " " + path + headers
                + (content == null
                        ? "\r\n"
                        : "Content-Type: application/scim+json; charset=utf-8\r\nContent-Length: " + payload.length
                                + "\r\n\r\n");
        byte[] headBytes = head.getBytes(StandardCharsets.ISO_8859_1);
        byte[] whole = new byte[headBytes.length + payload.length];
        System.arraycopy(headBytes, 0, whole, 0, headBytes.length);
        System.arraycopy(payload, 0, whole, headBytes.length, payload.length);
        out.write(whole);
        out.flush();
        return readAnswer();
    }

    String body() {
        return new String(body, 0, bodyLength, StandardCharsets.UTF_8);
    }

    private int readAnswer() throws IOException {
        int status = Integer.parseInt(line().substring(9, 12));
        int length = -1;
        boolean chunked = false;
        for (String header = line(); !header.isEmpty(); header = line()) {
            if (header.regionMatches(true, 0, "Content-Length:", 0, 15)) {
                length = Integer.parseInt(header.substring(15).trim());
            } else if (header.regionMatches(true, 0, "Transfer-Encoding:", 0, 18)) {
                chunked = true;
            }
        }
        bodyLength = 0;
        if (chunked) {
            for (int size = Integer.parseInt(line(), 16); size > 0; size = Integer.parseInt(line(), 16)) {
                read(size);
                line();
            }
            line();
        } else if (length > 0) {
            read(length);
        }
        return status;
    }

    private void read(int size) throws IOException {
        if (bodyLength + size > body.length) body = java.util.Arrays.copyOf(body, 2 * (bodyLength + size));
        if (in.readNBytes(body, bodyLength, size) < size) throw new EOFException();
        bodyLength += size;
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder(64);
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) throw new EOFException("The server closed the connection");
            if (c != '\r') line.append((char) c);
        }
        return line.toString();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
