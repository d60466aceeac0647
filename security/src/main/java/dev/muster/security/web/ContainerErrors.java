package dev.muster.security.web;

import dev.muster.security.ErrorBody;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;

/**
 * Where the container forwards to when nobody has answered: no handler, another method, a body that it can't read, a bug.
 * Nobody gets here by himself.
 */
@Controller
class ContainerErrors implements ErrorController {
    private static final Logger LOG = LoggerFactory.getLogger(ContainerErrors.class);

    @RequestMapping("${server.error.path:/error}")
    void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
        int status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer known ? known : 404;
        String path = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI) instanceof String uri ? uri : "";
        if (status >= 500) {
            LOG.error("Request {} to {} met an error of ours", RequestId.of(request), path, (Throwable)
                    request.getAttribute(RequestDispatcher.ERROR_EXCEPTION));
        }
        ErrorBody.send(
                status, status == 400 ? "invalidSyntax" : null, detail(status, request, response), path, response);
    }

    private static String detail(int status, HttpServletRequest request, HttpServletResponse response) {
        if (status == 404) return "There is nothing at this path.";
        if (status == 405) return "This method is not possible here; the header Allow says which ones are.";
        if (status == 415) {
            // what the handler of this path declares, as Spring found it
            String read = response.getHeader("Accept");
            String sent = request.getContentType();
            return (sent == null ? "The Content-Type is missing" : "A body of this Content-Type is not read here")
                    + "; send " + (read == null ? "application/json" : read) + ".";
        }
        if (status == 400) return "The body is cut short or wrongly chunked. Send it again, whole.";
        if (status < 500) return "The request cannot be understood.";
        return "An error of ours. The server's log has it under the request " + RequestId.of(request) + ".";
    }
}
