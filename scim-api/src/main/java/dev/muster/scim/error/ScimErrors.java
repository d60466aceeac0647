package dev.muster.scim.error;

import dev.muster.directory.Refusal;
import dev.muster.directory.text.Quoted;
import dev.muster.eventstore.database.DatabaseTrouble;
import dev.muster.scim.ProvisioningClient;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;
import org.springframework.web.ErrorResponse;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.NoHandlerFoundException;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/** Whatever goes wrong below {@code /scim} is answered as a SCIM error, also where no handler was found. */
@Component
public class ScimErrors implements HandlerExceptionResolver, Ordered {
    private static final Logger LOG = LoggerFactory.getLogger(ScimErrors.class);

    private static final Pattern OTHER_VERSION = Pattern.compile("/scim/(v(?!2(?:/|$))\\d[\\d.]*)(?:/.*)?");

    private final RefusalAnswers answers;

    public ScimErrors(RefusalAnswers answers) {
        this.answers = answers;
    }

    @Override
    public @Nullable ModelAndView resolveException(
            HttpServletRequest request, HttpServletResponse response, @Nullable Object handler, Exception failure) {
        // only the form of the answer follows from the path, never who gets in
        if (!request.getRequestURI().startsWith("/scim")) return null;
        if (isGone(response, failure)) return new ModelAndView();
        ScimError error = error(request, failure);
        try {
            error.send(request, response);
        } catch (IOException gone) {
            LOG.debug("The client did not wait for {}", error.status());
        }
        return new ModelAndView();
    }

    /** What is said of a failure; whose fault it was is logged, with the request. */
    public ScimError error(HttpServletRequest request, Exception failure) {
        return switch (failure) {
            case Refusal refusal -> logged(request, answers.of(refusal));
            case HttpRequestMethodNotSupportedException method -> logged(request, of(method));
            case NoHandlerFoundException nothing -> logged(request, nothingAt(request));
            case NoResourceFoundException nothing -> logged(request, nothingAt(request));
            case ErrorResponse response -> of(request, response, failure);
            default ->
                DatabaseTrouble.behind(failure)
                        .map(trouble -> of(request, trouble, failure))
                        .orElseGet(() -> ours(request, failure));
        };
    }

    private static ScimError of(HttpServletRequest request, DatabaseTrouble trouble, Exception failure) {
        trouble.tell(LOG, requestId(request), failure);
        return ScimError.of(trouble.status(), null, trouble.detail())
                .with("Retry-After", Long.toString(trouble.retryAfter().toSeconds()));
    }

    private static ScimError of(HttpServletRequest request, ErrorResponse response, Exception failure) {
        int status = response.getStatusCode().value();
        if (!response.getStatusCode().is4xxClientError()) return ours(request, failure);
        String detail = String.valueOf(response.getBody().getDetail());
        return logged(request, ScimError.of(status, status == 400 ? ScimTypes.INVALID_SYNTAX : null, detail));
    }

    private ScimError nothingAt(HttpServletRequest request) {
        String path = request.getRequestURI();
        Matcher version = OTHER_VERSION.matcher(path);
        return answers.of(
                version.matches()
                        ? new RequestRefusal.UnsupportedVersion(version.group(1))
                        : new RequestRefusal.UnknownPath(path));
    }

    private static ScimError of(HttpRequestMethodNotSupportedException method) {
        Set<HttpMethod> supported = method.getSupportedHttpMethods();
        Set<String> names = new TreeSet<>();
        if (supported != null) supported.forEach(each -> names.add(each.name()));
        if (names.contains("GET")) names.add("HEAD");
        String allow = String.join(", ", names);
        return ScimError.of(405, null, Quoted.of(method.getMethod()) + " is not possible here; what is: " + allow + ".")
                .with("Allow", allow);
    }

    private static ScimError logged(HttpServletRequest request, ScimError error) {
        LOG.debug("Request {} was refused: {} {}", requestId(request), error.status(), error.scimType());
        return error;
    }

    /** Our fault: the client learns nothing but where to look. */
    private static ScimError ours(HttpServletRequest request, Exception failure) {
        String id = requestId(request);
        LOG.error("Request {} failed", id, failure);
        return ScimError.of(500, null, "Muster failed to answer. The server's log tells why, at request " + id + ".");
    }

    private static boolean isGone(HttpServletResponse response, Exception failure) {
        boolean gone = response.isCommitted() || failure instanceof UncheckedIOException;
        if (gone) LOG.debug("The client went away while it was answered", failure);
        return gone;
    }

    private static String requestId(HttpServletRequest request) {
        return request.getAttribute(ProvisioningClient.ATTRIBUTE) instanceof ProvisioningClient client
                ? client.context().request()
                : "-";
    }

    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE;
    }
}
