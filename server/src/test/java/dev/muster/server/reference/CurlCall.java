package dev.muster.server.reference;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One call of curl as its arguments say it; an option that is not known here fails.
 *
 * @param user name and password, or the name alone, for whose password curl asks
 */
record CurlCall(
        String method,
        String url,
        List<String> headers,
        @Nullable String user,
        byte @Nullable [] body) {

    /** @param files the folder of {@code @file} */
    static CurlCall of(List<String> arguments, Path files) {
        String method = null;
        String url = null;
        String user = null;
        List<String> headers = new ArrayList<>();
        List<String> data = new ArrayList<>();
        byte[] file = null;
        Iterator<String> each = arguments.iterator();
        while (each.hasNext()) {
            String argument = each.next();
            switch (argument) {
                case "-X" -> method = each.next();
                case "-H" -> headers.add(each.next());
                case "-u" -> user = each.next();
                case "-d" -> data.add(each.next());
                case "-o", "-w" -> each.next();
                case "-s" -> {}
                case "--data-binary" -> file = read(files.resolve(each.next().substring(1)));
                default -> {
                    if (argument.startsWith("-") || url != null)
                        throw new AssertionError("curl is not known to take " + argument);
                    url = argument;
                }
            }
        }
        if (url == null) throw new AssertionError("Which address? " + arguments);
        byte[] body = data.isEmpty() ? file : String.join("&", data).getBytes(StandardCharsets.UTF_8);
        if (method == null) method = body == null ? "GET" : "POST";
        boolean typed = headers.stream()
                .anyMatch(header -> header.toLowerCase(java.util.Locale.ROOT).startsWith("content-type:"));
        if (body != null && !typed) headers.add("Content-Type: application/x-www-form-urlencoded");
        return new CurlCall(method, url, List.copyOf(headers), user, body);
    }

    private static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    /**
     * @param server    in the place of the one that the document names
     * @param passwords by name, for whom curl would ask
     */
    HttpRequest request(String server, Map<String, String> passwords) {
        String address = url.replaceFirst("^https?://(localhost:8080|muster\\.example\\.com)(?=/)", server);
        if (!address.startsWith(server)) throw new AssertionError("Another server: " + url);
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address))
                .method(
                        method,
                        body == null
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofByteArray(body));
        for (String header : headers) {
            String[] pair = header.split(":", 2);
            request.header(pair[0].strip(), pair[1].strip());
        }
        if (user != null) request.header("Authorization", "Basic " + encoded(known(user, passwords)));
        return request.build();
    }

    private static String known(String user, Map<String, String> passwords) {
        if (user.contains(":")) return user;
        String password = passwords.get(user);
        if (password == null) throw new AssertionError("Nobody has said what the password of " + user + " is");
        return user + ":" + password;
    }

    private static String encoded(String pair) {
        return Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    }

    /** Of the address, without the server and the query. */
    String path() {
        return URI.create(url.replaceAll("[\\[\\] \"]", "_")).getPath();
    }

    @Override
    public String toString() {
        return method + " " + url;
    }
}
