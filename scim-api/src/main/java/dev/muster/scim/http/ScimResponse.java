package dev.muster.scim.http;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.Consumer;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.json.JsonMapper;

/** Writes an answer straight to bytes, in the type of JSON that the client takes. */
public final class ScimResponse {
    private static final JsonMapper MAPPER = new JsonMapper();
    private static final int USUAL_SIZE = 4 * 1024;

    private final HttpServletResponse response;
    private final String type;

    private ScimResponse(HttpServletResponse response, String type) {
        this.response = response;
        this.type = type;
    }

    /** To be made before anything is done, so that what could not be answered is not done either. */
    public static ScimResponse to(HttpServletRequest request, HttpServletResponse response) {
        return new ScimResponse(response, MediaTypes.accepted(request.getHeader("Accept")));
    }

    public ScimResponse header(String name, String value) {
        response.setHeader(name, value);
        return this;
    }

    /**
     * @param large whether it goes out while it is written, without its length; else it goes out whole or not at all
     */
    public void json(int status, boolean large, Consumer<JsonGenerator> writing) {
        if (large) stream(status, writing);
        else whole(status, writing);
    }

    private void stream(int status, Consumer<JsonGenerator> writing) {
        response.setStatus(status);
        response.setContentType(type);
        try (JsonGenerator json = MAPPER.createGenerator(response.getOutputStream())) {
            writing.accept(json);
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    private void whole(int status, Consumer<JsonGenerator> writing) {
        var bytes = new ByteArrayOutputStream(USUAL_SIZE);
        try (JsonGenerator json = MAPPER.createGenerator(bytes)) {
            writing.accept(json);
        }
        response.setStatus(status);
        response.setContentType(type);
        response.setContentLength(bytes.size());
        try {
            bytes.writeTo(response.getOutputStream());
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    /** 204 or 304. */
    public void nothing(int status) {
        response.setStatus(status);
    }
}
