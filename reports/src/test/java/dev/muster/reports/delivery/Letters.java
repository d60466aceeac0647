package dev.muster.reports.delivery;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Letters of these tests. */
final class Letters {
    static final String BARBARA = "bjensen@example.com";

    static Letter letter(Path folder, String subject, Path attachment) throws IOException {
        Letter letter = letter(folder, subject);
        return new Letter(
                letter.number(),
                letter.recipient(),
                letter.subject(),
                letter.text(),
                letter.html(),
                List.of(new Letter.Attachment("large", "application/octet-stream", attachment)));
    }

    static Letter letter(Path folder, String subject) throws IOException {
        Path pdf = Files.write(folder.resolve("leavers.pdf"), new byte[] {'%', 'P', 'D', 'F', 0, (byte) 0xFF});
        Path csv = Files.writeString(folder.resolve("leavers.csv"), "name\r\nЙенсен\r\n");
        return new Letter(
                "019aa-1.0011223344556677",
                BARBARA,
                subject,
                "Two items are out.\n",
                "<p>Two items are out.</p>",
                List.of(
                        new Letter.Attachment("leavers.pdf", "application/pdf", pdf),
                        new Letter.Attachment("leavers.csv", "text/csv; charset=UTF-8", csv)));
    }

    private Letters() {}
}
