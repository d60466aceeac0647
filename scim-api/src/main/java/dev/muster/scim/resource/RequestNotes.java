package dev.muster.scim.resource;

import dev.muster.directory.document.DocumentReading;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;

/** What was left out of a request or put right, left on it for the provisioning log. */
public final class RequestNotes {
    /** The request attribute: a list of texts. */
    public static final String ATTRIBUTE = "dev.muster.scim.resource.Ignored";

    private RequestNotes() {}

    public static List<String> in(DocumentReading reading) {
        List<String> notes = new ArrayList<>(reading.ignored());
        notes.addAll(reading.notes());
        return notes;
    }

    public static void note(HttpServletRequest request, List<String> notes) {
        if (notes.isEmpty()) return;
        List<Object> all = new ArrayList<>();
        if (request.getAttribute(ATTRIBUTE) instanceof List<?> before) all.addAll(before);
        all.addAll(notes);
        request.setAttribute(ATTRIBUTE, List.copyOf(all));
    }
}
