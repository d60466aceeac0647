package dev.muster.scim.http;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Proxy;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BaseUrlTest {
    @ParameterizedTest
    @CsvSource({
        "'',                          http,  localhost,        8080, http://localhost:8080/scim/v2",
        "'',                          http,  localhost,        80,   http://localhost/scim/v2",
        "'',                          https, scim.example.com, 443,  https://scim.example.com/scim/v2",
        "'',                          https, scim.example.com, 8443, https://scim.example.com:8443/scim/v2",
        "https://scim.example.com,    http,  10.0.0.7,         8080, https://scim.example.com/scim/v2",
        "https://example.com/muster/, http,  10.0.0.7,         8080, https://example.com/muster/scim/v2",
    })
    void it_is_as_configured_or_as_the_client_called_it(
            String configured, String scheme, String host, int port, String base) {
        assertThat(new BaseUrl(configured).of(request(scheme, host, port))).isEqualTo(base);
    }

    private static HttpServletRequest request(String scheme, String host, int port) {
        Map<String, Object> answers = Map.of("getScheme", scheme, "getServerName", host, "getServerPort", port);
        return (HttpServletRequest) Proxy.newProxyInstance(
                BaseUrlTest.class.getClassLoader(),
                new Class<?>[] {HttpServletRequest.class},
                (proxy, method, arguments) -> answers.get(method.getName()));
    }
}
