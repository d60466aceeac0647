package dev.muster.delivery.mail;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutboxTransportTest {
    @TempDir
    Path home;

    @Test
    void a_letter_becomes_a_file_that_a_mail_program_opens() throws Exception {
        assertThat(post().send(Letters.letter(home, "Two items"))).isEqualTo(new Outcome.Sent());
        try (InputStream file = Files.newInputStream(eml())) {
            MimeMessage message = new MimeMessage(Session.getInstance(new Properties()), file);
            assertThat(message.getSubject()).isEqualTo("Two items");
            assertThat(message.getMessageID()).isEqualTo("<019aa-1.0011223344556677@localhost>");
        }
    }

    @Test
    void only_the_owner_may_look_into_it() throws Exception {
        post().send(Letters.letter(home, "Two items"));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(home.resolve("outbox"))))
                .isEqualTo("rwx------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(eml())))
                .isEqualTo("rw-------");
    }

    @Test
    void it_knows_what_it_has_sent_and_leaves_nothing_unfinished() throws Exception {
        OutboxTransport post = post();
        Mail letter = Letters.letter(home, "Two items");
        assertThat(post.hasSent(letter.number())).contains(false);
        post.send(letter);
        post.send(letter);
        assertThat(post.hasSent(letter.number())).contains(true);
        assertThat(names()).containsExactlyInAnyOrder(".outbox", letter.number() + ".eml");
    }

    @Test
    void a_folder_is_the_same_place_in_its_next_life_and_another_folder_is_another() throws Exception {
        assertThat(post().place()).isEqualTo(post().place());
        assertThat(new OutboxTransport(home.resolve("other"), author(), Clock.systemUTC()).place())
                .isNotEqualTo(post().place());
    }

    private OutboxTransport post() throws Exception {
        return new OutboxTransport(home.resolve("outbox"), author(), Clock.systemUTC());
    }

    private static InternetAddress author() throws Exception {
        return new InternetAddress("Muster <muster@localhost>");
    }

    private Path eml() {
        return home.resolve("outbox").resolve("019aa-1.0011223344556677.eml");
    }

    private List<String> names() throws Exception {
        try (Stream<Path> files = Files.list(home.resolve("outbox"))) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }
}
