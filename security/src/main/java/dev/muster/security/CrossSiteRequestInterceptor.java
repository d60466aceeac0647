package dev.muster.security;

import dev.muster.security.web.DeclaredParameters;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * A browser sends a person's Basic credentials by itself, for whatever page asks it to. So what changes something below {@code /api} is
 * refused when a page of another site has sent it: browsers say so, in {@code Sec-Fetch-Site} and {@code Origin}, and no page can make them
 * say otherwise. Whoever says neither is no browser.
 */
final class CrossSiteRequestInterceptor implements HandlerInterceptor {
    private static final Set<String> OURS = Set.of("same-origin", "none");

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
            throws IOException {
        if (request.getDispatcherType() != DispatcherType.REQUEST || Authorisation.isReading(request)) return true;
        if (!(handler instanceof HandlerMethod method)) return true;
        if (DeclaredAccess.of(method).people() == null) return true;
        Optional<String> other = otherSite(request);
        if (other.isEmpty()) return true;
        ErrorBody.send(
                AccessDenied.forbidden(
                        "A page of another site has sent this (" + other.get() + "), and nothing was done. Send it"
                                + " from this server's own pages, or by a program that sends neither Origin nor Sec-Fetch-Site."
                                + " Behind a proxy MUSTER_PUBLIC_URL must say what the browser calls this server."),
                request,
                response);
        return false;
    }

    private static Optional<String> otherSite(HttpServletRequest request) {
        String site = request.getHeader("Sec-Fetch-Site");
        if (site != null && !OURS.contains(site)) return Optional.of("Sec-Fetch-Site: " + DeclaredParameters.cut(site));
        String origin = request.getHeader("Origin");
        return origin == null || isOurs(origin, request)
                ? Optional.empty()
                : Optional.of("Origin: " + DeclaredParameters.cut(origin));
    }

    private static boolean isOurs(String origin, HttpServletRequest request) {
        String host = request.getScheme() + "://" + request.getServerName();
        boolean usual = request.getServerPort() == usualPort(request.getScheme());
        return origin.equalsIgnoreCase(host + ":" + request.getServerPort()) || usual && origin.equalsIgnoreCase(host);
    }

    private static int usualPort(@Nullable String scheme) {
        return "https".equals(scheme) ? 443 : 80;
    }
}
