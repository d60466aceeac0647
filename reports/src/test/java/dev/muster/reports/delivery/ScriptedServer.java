package dev.muster.reports.delivery;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;

/** A mail server that answers RCPT and the end of DATA as it is told, for one letter. */
final class ScriptedServer implements AutoCloseable {
    static final String HANG_UP = "";

    private final ServerSocket socket;
    private final String toRecipient;
    private final String toData;
    private final Thread thread;

    ScriptedServer(String toRecipient, String toData) throws IOException {
        this.socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        this.toRecipient = toRecipient;
        this.toData = toData;
        this.thread = Thread.ofVirtual().start(this::serve);
    }

    int port() {
        return socket.getLocalPort();
    }

    private void serve() {
        try (Socket client = socket.accept();
                var in = new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.UTF_8));
                var out = new PrintWriter(client.getOutputStream(), true, StandardCharsets.UTF_8)) {
            say(out, "220 here");
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                if (line.startsWith("RCPT")) say(out, toRecipient);
                else if (line.equals("DATA")) say(out, "354 go on");
                else if (line.equals(".")) {
                    if (toData.equals(HANG_UP)) return;
                    say(out, toData);
                } else if (line.matches("(EHLO|HELO|MAIL|RSET|QUIT).*")) say(out, "250 ok");
            }
        } catch (SocketException e) {
            // closed by the test, or by the client that has what it wants
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void say(PrintWriter out, String line) {
        out.print(line + "\r\n");
        out.flush();
    }

    @Override
    public void close() throws IOException, InterruptedException {
        socket.close();
        thread.join();
    }
}
