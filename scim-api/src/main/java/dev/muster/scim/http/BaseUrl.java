package dev.muster.scim.http;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** The address of {@code /scim/v2} as clients see it: as configured, or else as this request named it. */
@Component
public class BaseUrl {
    /** Where SCIM is served. */
    public static final String PATH = "/scim/v2";

    private final String configured;

    @Autowired
    BaseUrl(Environment environment) {
        this(environment.getProperty("muster.public-url", ""));
    }

    BaseUrl(String publicUrl) {
        this.configured = publicUrl.isBlank() ? "" : publicUrl.strip().replaceAll("/+$", "") + PATH;
    }

    /** Without a slash at its end. */
    public String of(HttpServletRequest request) {
        if (!configured.isEmpty()) return configured;
        String scheme = request.getScheme();
        int port = request.getServerPort();
        boolean usual = port == (scheme.equals("https") ? 443 : 80);
        return scheme + "://" + request.getServerName() + (usual ? "" : ":" + port) + PATH;
    }
}
