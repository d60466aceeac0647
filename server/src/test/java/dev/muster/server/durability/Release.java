package dev.muster.server.durability;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.server.Web;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.jspecify.annotations.Nullable;
import org.tukaani.xz.XZInputStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a build of an earlier day left behind: a data folder in which the tour was played, the export of its events, and what it
 * answered to some requests. None is ever made again: a later build has to live with what an earlier one stored.
 */
record Release(String day, JsonNode recorded) {

    static Release of(String day) throws IOException {
        try (InputStream answers = resource(day, "answers.json")) {
            return new Release(day, JsonMapper.shared().readTree(answers));
        }
    }

    private static InputStream resource(String day, String name) {
        String path = "releases/" + day + "/" + name;
        return Objects.requireNonNull(Release.class.getResourceAsStream(path), path);
    }

    void unpackHome(Path home) throws IOException {
        try (TarArchiveInputStream entries =
                new TarArchiveInputStream(new XZInputStream(resource(day, "home.tar.xz")))) {
            for (TarArchiveEntry entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
                Path target = home.resolve(entry.getName()).normalize();
                if (entry.isDirectory()) Files.createDirectories(target);
                else Files.copy(entries, target);
                Files.setPosixFilePermissions(target, permissions(entry.getMode()));
            }
        }
    }

    private static Set<PosixFilePermission> permissions(int mode) {
        Set<PosixFilePermission> permissions = EnumSet.noneOf(PosixFilePermission.class);
        PosixFilePermission[] all =
                PosixFilePermission.values(); // from the owner's right to read to the others' to execute
        for (int bit = 0; bit < all.length; bit++) {
            if ((mode & (0400 >> bit)) != 0) permissions.add(all[bit]);
        }
        return permissions;
    }

    void unpackExport(Path file) throws IOException {
        try (InputStream export = new XZInputStream(resource(day, "history.jsonl.xz"))) {
            Files.copy(export, file);
        }
    }

    String operatorPassword() {
        return secret("operator");
    }

    private String secret(String whose) {
        return recorded.get("secrets").get(whose).stringValue();
    }

    /** @param operatorPassword people are not events, so an import has an operator of its own; null where the old one is there */
    void isAnsweredAsBefore(ServerProcess server, @Nullable String operatorPassword) {
        Web web = Web.of(server.port);
        Web operator = web.asPerson("operator", operatorPassword == null ? operatorPassword() : operatorPassword);
        for (JsonNode request : recorded.get("answers")) {
            String who = request.get("as").stringValue();
            Web asker = who.equals("operator") ? operator : web.asBearer(secret(who));
            HttpResponse<String> answer = asker.get(request.get("path").stringValue());
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
            String lost = lost(inTodaysForm(request.get("answer")), Web.json(answer), "");
            assertThat(lost).as("%s: %s", request.get("path"), answer.body()).isEmpty();
        }
    }

    /** What is said is as before; but the history called its items entries until all lists of /api got one form. */
    private static JsonNode inTodaysForm(JsonNode answer) {
        if (!(answer instanceof ObjectNode page) || !page.has("entries")) return answer;
        ObjectNode today = page.deepCopy();
        today.set("items", today.remove("entries"));
        return today;
    }

    /** Where the answer of today lacks what was there; it may say more than that. */
    private static String lost(JsonNode before, JsonNode now, String where) {
        if (before.isObject()) {
            for (String name : before.propertyNames()) {
                String lost = lost(before.get(name), now.path(name), where + "/" + name);
                if (!lost.isEmpty()) return lost;
            }
            return now.isObject() ? "" : where;
        }
        if (before.isArray()) {
            if (!now.isArray() || now.size() != before.size()) return where;
            for (int i = 0; i < before.size(); i++) {
                String lost = lost(before.get(i), now.get(i), where + "/" + i);
                if (!lost.isEmpty()) return lost;
            }
            return "";
        }
        return before.equals(now) ? "" : where + ": " + before + " was " + now;
    }
}
