package dev.muster.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.api.error.RefusalProblems;
import dev.muster.directory.refusal.RefusalCode;
import dev.muster.directory.refusal.RefusalTexts;
import dev.muster.directory.refusal.RefusalTexts.Door;
import dev.muster.scim.error.RefusalAnswers;
import dev.muster.scim.error.ScimError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** {@code docs/errors.md} says what the code says. With {@code -Dmuster.write=true} it is written anew. */
class ErrorsDocumentTest {
    private static final String HEAD = """
            # Errors

            Every refusal has a code that never changes. SCIM sends it in the header `Muster-Error-Code`, `/api` in the member `code` of the
            problem document. The `detail` of both says what is below, with the values in place of `{…}`. Errors that are no refusals have
            no code: a missing or wrong credential, too many requests, an unknown method, an error of the server.

            Made from `RefusalCode` and `refusals.properties` of `directory-domain`. A test holds this page to them;
            `mvn -q test -pl server -am -Dtest=ErrorsDocumentTest -Dsurefire.failIfNoSpecifiedTests=false -Dmuster.write=true` writes it anew.

            A row gives the status at both doors, also where a refusal occurs at one of them only.

            | Code | SCIM | `/api` | Meaning | What to do |
            |---|---|---|---|---|
            """;

    @Test
    void the_page_is_what_the_code_says() throws IOException {
        Path page = Path.of("..", "docs", "errors.md");
        String wanted = page();
        if (Boolean.getBoolean("muster.write")) Files.writeString(page, wanted);
        assertThat(page).as("docs/errors.md; -Dmuster.write=true writes it").hasContent(wanted);
    }

    private static String page() {
        var text = new StringBuilder(HEAD);
        for (RefusalCode code : RefusalCode.values()) {
            ScimError scim = RefusalAnswers.of(code.kind(), "");
            text.append("| `").append(code.text()).append("` | ").append(scim.status());
            if (scim.scimType() != null) text.append(' ').append(scim.scimType());
            text.append(" | ")
                    .append(RefusalProblems.status(code.kind()).value())
                    .append(" | ")
                    .append(cell(RefusalTexts.meaning(code)))
                    .append(" | ")
                    .append(cell(cure(code)))
                    .append(" |\n");
        }
        return text.toString();
    }

    private static String cure(RefusalCode code) {
        String scim = RefusalTexts.cure(code, Door.SCIM);
        String api = RefusalTexts.cure(code, Door.API);
        if (Objects.equals(scim, api)) return scim == null ? "" : scim;
        return (scim == null ? "" : "SCIM: " + scim) + (api == null ? "" : " `/api`: " + api);
    }

    private static String cell(String text) {
        return text.replace("|", "\\|").replace("<", "&lt;").replace("*", "\\*");
    }
}
