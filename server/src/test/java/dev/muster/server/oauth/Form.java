package dev.muster.server.oauth;

import dev.muster.server.ScimClient;
import dev.muster.server.Web;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;

/** A form as it is sent to the token endpoint, with whatever somebody puts into it. */
public record Form(List<String> fields) {
    public static Form of(String... namesAndValues) {
        return new Form(List.of()).with(namesAndValues);
    }

    public static Form grant() {
        return of("grant_type", "client_credentials");
    }

    public Form with(String... namesAndValues) {
        List<String> all = new ArrayList<>(fields);
        for (int i = 0; i < namesAndValues.length; i += 2) {
            all.add(namesAndValues[i] + "=" + ScimClient.encoded(namesAndValues[i + 1]));
        }
        return new Form(all);
    }

    public HttpResponse<String> to(Web web, String path, String... headers) {
        String[] all = new String[headers.length + 2];
        all[0] = "Content-Type";
        all[1] = "application/x-www-form-urlencoded";
        System.arraycopy(headers, 0, all, 2, headers.length);
        return web.post(path, String.join("&", fields), all);
    }
}
