package dev.muster.server.proof;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A connection to the server on which requests go as they are, one after the other. */
final class Wire implements AutoCloseable {
    /** How long an answer is awaited before the server counts as hung: far more than any request may take. */
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final int port;
    private final String authorization;
    private @Nullable Socket socket;
    private @Nullable InputStream input;

    Wire(int port, String authorization) {
        this.port = port;
        this.authorization = authorization;
    }

    RawAnswer send(RawRequest request) {
        boolean fresh = socket == null;
        try {
            return exchange(request);
        } catch (SocketTimeoutException hung) {
            throw new AssertionError("No answer within " + PATIENCE + " to " + request, hung);
        } catch (IOException broken) {
            close();
            // the server may have hung up after the answer before; on a connection of its own it may not
            if (fresh) throw new AssertionError("The server hung up instead of answering " + request, broken);
            return send(request);
        }
    }

    private RawAnswer exchange(RawRequest request) throws IOException {
        if (socket == null) {
            socket = new Socket("localhost", port);
            socket.setTcpNoDelay(true);
            socket.setSoTimeout((int) PATIENCE.toMillis());
            input = new BufferedInputStream(socket.getInputStream());
        }
        try {
            socket.getOutputStream().write(request.onTheWire(authorization));
        } catch (IOException refusedWhileSending) {
            // then the answer is there already
        }
        RawAnswer answer = answer(request.method().equals("HEAD"));
        // where it ends is not known any more
        if (answer.isLast() || request.has("Content-Length")) close();
        return answer;
    }

    private RawAnswer answer(boolean bodiless) throws IOException {
        String line = line();
        int status = Integer.parseInt(line.split(" ", 3)[1]);
        Map<String, String> headers = new HashMap<>();
        for (String header = line(); !header.isEmpty(); header = line()) {
            int colon = header.indexOf(':');
            headers.put(
                    header.substring(0, colon).toLowerCase(Locale.ROOT),
                    header.substring(colon + 1).strip());
        }
        if (status / 100 == 1) return answer(bodiless);
        boolean empty = bodiless || status == 204 || status == 304;
        return new RawAnswer(status, headers, empty ? new byte[0] : body(headers));
    }

    private byte[] body(Map<String, String> headers) throws IOException {
        String length = headers.get("content-length");
        if (length != null) return exactly(Integer.parseInt(length));
        if (!headers.getOrDefault("transfer-encoding", "").equals("chunked")) return input().readAllBytes();
        var body = new ByteArrayOutputStream();
        for (int size = Integer.parseInt(line(), 16); size > 0; size = Integer.parseInt(line(), 16)) {
            body.writeBytes(exactly(size));
            line();
        }
        line();
        return body.toByteArray();
    }

    private byte[] exactly(int size) throws IOException {
        byte[] bytes = input().readNBytes(size);
        if (bytes.length < size) throw new EOFException("the answer was cut short");
        return bytes;
    }

    private String line() throws IOException {
        var line = new ByteArrayOutputStream();
        for (int c = input().read(); c != '\n'; c = input().read()) {
            if (c < 0) throw new EOFException("the connection has ended");
            if (c != '\r') line.write(c);
        }
        return line.toString(StandardCharsets.ISO_8859_1);
    }

    private InputStream input() throws IOException {
        if (input == null) throw new EOFException("the connection was closed");
        return input;
    }

    @Override
    public void close() {
        try (Socket closing = socket) {
            socket = null;
            input = null;
        } catch (IOException alreadyGone) {
            throw new UncheckedIOException(alreadyGone);
        }
    }
}
