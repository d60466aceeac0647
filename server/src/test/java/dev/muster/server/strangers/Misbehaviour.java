package dev.muster.server.strangers;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.concurrent.locks.LockSupport;

/** What a stranger does on a connection, until the server ends it or there is an answer. */
enum Misbehaviour {
    PASSWORD_GUESSES {
        @Override
        void on(InputStream in, OutputStream out, String victim, int stranger, int turn) throws IOException {
            String pair = victim + ":guess number " + stranger + "." + turn;
            send(out, """
                    GET /api/me HTTP/1.1
                    Host: localhost
                    X-Forwarded-For: 198.18.%d.%d
                    Connection: close
                    Authorization: Basic %s

                    """.formatted(
                            stranger / 250,
                            stranger % 250,
                            Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8))));
            in.readAllBytes();
        }
    },
    SILENT_BODIES {
        @Override
        void on(InputStream in, OutputStream out, String victim, int stranger, int turn) throws IOException {
            send(out, """
                    POST /scim/v2/Users HTTP/1.1
                    Host: localhost
                    X-Forwarded-For: 198.18.%d.%d
                    Content-Type: application/scim+json
                    Content-Length: 1000

                    {""".formatted(stranger / 250, stranger % 250));
            in.readAllBytes();
        }
    },
    SLOW_HEADERS {
        @Override
        void on(InputStream in, OutputStream out, String victim, int stranger, int turn) throws IOException {
            slowly(out, "GET /scim/v2/Users HTTP/1.1\r\nHost: localhost\r\nUser-Agent: " + "x".repeat(4_000));
        }
    },
    SLOW_BODIES {
        @Override
        void on(InputStream in, OutputStream out, String victim, int stranger, int turn) throws IOException {
            send(out, """
                    POST /api/people HTTP/1.1
                    Host: localhost
                    X-Forwarded-For: 198.18.%d.%d
                    Content-Type: application/json
                    Content-Length: 1000

                    """.formatted(stranger / 250, stranger % 250));
            slowly(out, "{" + " ".repeat(999));
        }
    },
    IDLE_CONNECTIONS {
        @Override
        void on(InputStream in, OutputStream out, String victim, int stranger, int turn) throws IOException {
            in.readAllBytes();
        }
    },
    TOKEN_REQUESTS {
        @Override
        void on(InputStream in, OutputStream out, String victim, int stranger, int turn) throws IOException {
            send(out, """
                    POST /oauth2/token HTTP/1.1
                    Host: localhost
                    X-Forwarded-For: 198.18.%d.%d
                    Content-Type: application/x-www-form-urlencoded
                    Content-Length: 1000

                    """.formatted(stranger / 250, stranger % 250));
            slowly(out, "grant_type=client_credentials&client_id=" + "x".repeat(960));
        }
    };

    private static final long A_SECOND = Duration.ofSeconds(1).toNanos();

    /**
     * @param victim whose password is guessed
     * @param turn   how often that stranger has done so before
     */
    abstract void on(InputStream in, OutputStream out, String victim, int stranger, int turn) throws IOException;

    private static void send(OutputStream out, String text) throws IOException {
        out.write(text.replace("\n", "\r\n").getBytes(StandardCharsets.US_ASCII));
    }

    private static void slowly(OutputStream out, String text) throws IOException {
        for (byte one : text.getBytes(StandardCharsets.US_ASCII)) {
            out.write(one);
            LockSupport.parkNanos(A_SECOND);
        }
    }
}
