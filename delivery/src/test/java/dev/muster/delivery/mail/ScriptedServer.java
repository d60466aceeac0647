package dev.muster.delivery.mail;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.function.Predicate;

/**
 * A mail server that answers each step as it is told, else as it should. At the step that it misbehaves it does so for one
 * connection, the first that comes so far and is meant.
 */
public final class ScriptedServer implements AutoCloseable {
    /** What a client waits for. */
    public enum Step {
        BANNER,
        EHLO,
        MAIL,
        RCPT,
        DATA,
        BODY,
        DOT,
        QUIT
    }

    /** How a server fails to answer. */
    public enum Way {
        HANG,
        HANG_UP,
        DRIP
    }

    private final ServerSocket socket;
    private final Map<Step, String> answers;
    private final Step badStep;
    private final Way way;
    private final Predicate<String> whom;
    private final CountDownLatch reached = new CountDownLatch(1);
    private final CountDownLatch released = new CountDownLatch(1);
    private final List<Socket> clients = new CopyOnWriteArrayList<>();
    private final List<String> taken = new CopyOnWriteArrayList<>();

    /** Misbehaves once. */
    public static ScriptedServer misbehaving(Step step, Way way) throws IOException {
        return new ScriptedServer(Map.of(), step, way, recipient -> true);
    }

    /** Misbehaves once, at RCPT or behind it, over a letter to that recipient. */
    public static ScriptedServer misbehaving(Step step, Way way, String recipient) throws IOException {
        return new ScriptedServer(Map.of(), step, way, recipient::equals);
    }

    static ScriptedServer answering(Step step, String line) throws IOException {
        return new ScriptedServer(Map.of(step, line), Step.QUIT, Way.HANG_UP, recipient -> true);
    }

    private ScriptedServer(Map<Step, String> answers, Step badStep, Way way, Predicate<String> whom)
            throws IOException {
        this.socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        this.answers = answers;
        this.badStep = badStep;
        this.way = way;
        this.whom = whom;
        Thread.ofPlatform().daemon().start(this::serve);
    }

    public int port() {
        return socket.getLocalPort();
    }

    /** The recipients of the letters that it has taken. */
    public List<String> taken() {
        return taken;
    }

    /** Whether a client waits for what does not come. */
    public boolean isMisbehaving() {
        return reached.getCount() == 0 && released.getCount() > 0;
    }

    private void serve() {
        try {
            while (true) {
                Socket client = socket.accept();
                clients.add(client);
                Thread.ofPlatform().daemon().start(() -> talk(client));
            }
        } catch (IOException closed) {
            // by the test
        }
    }

    private void talk(Socket client) {
        try (client;
                var in = new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.UTF_8));
                OutputStream out = client.getOutputStream()) {
            String recipient = "";
            if (!answer(out, Step.BANNER, "220 here", recipient)) return;
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                Step step = step(line);
                if (step == Step.RCPT) recipient = line.replaceAll(".*<(.*)>.*", "$1");
                if (step == Step.DATA) {
                    if (!answer(out, step, "354 go on", recipient)) return;
                    if (answers.containsKey(step)) continue;
                    if (!body(in, out, recipient)) return;
                    if (!answer(out, Step.DOT, "250 taken", recipient)) return;
                    taken.add(recipient);
                } else if (!answer(out, step, step == Step.QUIT ? "221 bye" : "250 ok", recipient)) return;
            }
        } catch (SocketException e) {
            // closed by the test, or by the client that has what it wants
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean body(BufferedReader in, OutputStream out, String recipient) throws IOException {
        if (misbehaves(Step.BODY, recipient)) {
            misbehave(out);
            return false;
        }
        for (String line = in.readLine(); line != null; line = in.readLine()) if (line.equals(".")) return true;
        return false;
    }

    private static Step step(String line) {
        return switch (line.split("[ :]")[0]) {
            case "EHLO", "HELO" -> Step.EHLO;
            case "MAIL" -> Step.MAIL;
            case "RCPT" -> Step.RCPT;
            case "DATA" -> Step.DATA;
            default -> Step.QUIT;
        };
    }

    private boolean answer(OutputStream out, Step step, String line, String recipient) throws IOException {
        if (misbehaves(step, recipient)) {
            misbehave(out);
            return false;
        }
        out.write((answers.getOrDefault(step, line) + "\r\n").getBytes(StandardCharsets.UTF_8));
        out.flush();
        return true;
    }

    private synchronized boolean misbehaves(Step step, String recipient) {
        boolean meant = step.compareTo(Step.RCPT) < 0 || step == Step.QUIT || whom.test(recipient);
        if (step != badStep || !meant || reached.getCount() == 0) return false;
        reached.countDown();
        return true;
    }

    private void misbehave(OutputStream out) throws IOException {
        try {
            if (way == Way.HANG) released.await();
            while (way == Way.DRIP && !released.await(20, java.util.concurrent.TimeUnit.MILLISECONDS)) {
                out.write('2');
                out.flush();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() throws IOException {
        released.countDown();
        socket.close();
        for (Socket client : clients) client.close();
    }
}
