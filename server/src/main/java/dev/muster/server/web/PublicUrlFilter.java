package dev.muster.server.web;

import dev.muster.security.web.PublicUrl;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.springframework.web.filter.OncePerRequestFilter;

/** Lets every request look as if it had come by the public address, so that whoever builds a location builds that one. */
final class PublicUrlFilter extends OncePerRequestFilter {
    private final Optional<PublicUrl> url;

    PublicUrlFilter(Optional<PublicUrl> url) {
        this.url = url;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        chain.doFilter(url.isPresent() ? new ByPublicUrl(request, url.get()) : request, response);
    }

    private static final class ByPublicUrl extends HttpServletRequestWrapper {
        private final PublicUrl url;

        ByPublicUrl(HttpServletRequest request, PublicUrl url) {
            super(request);
            this.url = url;
        }

        @Override
        public String getScheme() {
            return url.scheme();
        }

        @Override
        public String getServerName() {
            return url.host();
        }

        @Override
        public int getServerPort() {
            return url.port();
        }

        @Override
        public boolean isSecure() {
            return !url.isPlain();
        }

        @Override
        public StringBuffer getRequestURL() {
            return new StringBuffer(url.toString()).append(getRequestURI());
        }
    }
}
