package dev.muster.security.connection;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.Semaphore;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.apache.coyote.ActionCode;

/**
 * Around everything: a request is a stranger's until it has shown a good credential. Of a stranger's body nothing is awaited: it is
 * answered, and the connection ends. A little is taken in after the answer, where that is possible, because a client that is still
 * sending when the connection is closed may never read why.
 */
final class StrangersRequests extends ValveBase {
    private static final int LINGERING_MILLIS = 500;
    private static final int LINGERING_BYTES = 2 * 1024 * 1024;

    private final Semaphore lingering = new Semaphore(16);

    StrangersRequests() {
        super(true);
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        ClientConnection connection = ClientConnection.served();
        if (connection == null) {
            getNext().invoke(request, response);
            return;
        }
        connection.enter(request, response);
        if (!request.isFinished()) response.setHeader("Connection", "close");
        try {
            getNext().invoke(request, response);
            if (!connection.isRequestKnown() && !request.isFinished()) end(request, response, connection);
        } finally {
            connection.leave();
        }
    }

    private void end(Request request, Response response, ClientConnection connection) throws IOException {
        response.finishResponse();
        boolean expects = request.getCoyoteRequest().hasExpectation(); // waits for a word that doesn't come
        if (!expects && lingering.tryAcquire()) {
            try {
                connection.socket.setReadTimeout(LINGERING_MILLIS);
                takeIn(request);
            } finally {
                lingering.release();
            }
        }
        request.getCoyoteRequest().action(ActionCode.DISABLE_SWALLOW_INPUT, null);
    }

    private static void takeIn(Request request) {
        long until = System.nanoTime() + LINGERING_MILLIS * 1_000_000L;
        byte[] bytes = new byte[8 * 1024];
        int taken = 0;
        try {
            InputStream body = request.getStream();
            while (taken < LINGERING_BYTES && System.nanoTime() < until) {
                int count = body.read(bytes);
                if (count < 0) return;
                taken += count;
            }
        } catch (IOException silent) {
            // nothing more is coming, or not soon enough
        }
    }
}
