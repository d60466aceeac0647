package dev.muster.delivery.mail;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.junit5.GreenMailExtension;
import com.icegreen.greenmail.util.ServerSetupTest;
import dev.muster.delivery.mail.ScriptedServer.Step;
import dev.muster.delivery.mail.ScriptedServer.Way;
import jakarta.mail.BodyPart;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.mail.javamail.JavaMailSenderImpl;

class SmtpTransportTest {
    @RegisterExtension
    static final GreenMailExtension SERVER = new GreenMailExtension(ServerSetupTest.SMTP.dynamicPort());

    @TempDir
    Path folder;

    @Test
    void a_letter_arrives_with_both_bodies_and_its_attachments() throws Exception {
        assertThat(post(SERVER.getSmtp().getPort()).send(Letters.letter(folder, "Zwei Geräte offen")))
                .isEqualTo(new Outcome.Sent());
        MimeMessage received = SERVER.getReceivedMessages()[0];
        assertThat(received.getSubject()).isEqualTo("Zwei Geräte offen");
        assertThat(received.getFrom()[0]).hasToString("Muster <muster@example.com>");
        assertThat(received.getHeader("To")).containsExactly(Letters.BARBARA);
        assertThat(received.getHeader("Auto-Submitted")).containsExactly("auto-generated");
        assertThat(received.getMessageID()).isEqualTo("<019aa-1.0011223344556677@example.com>");
        List<Part> parts = leaves(received);
        assertThat(parts.get(0).getContent()).asString().contains("Two items are out.");
        assertThat(parts.get(0).getContentType()).startsWith("text/plain");
        assertThat(parts.get(1).getContentType()).startsWith("text/html");
        assertThat(parts.get(2).getContentType()).startsWith("application/pdf");
        assertThat(parts.get(2).getFileName()).isEqualTo("leavers.pdf");
        assertThat(parts.get(2).getInputStream().readAllBytes()).startsWith('%', 'P', 'D', 'F', 0, 0xFF);
        assertThat(parts.get(3).getContentType()).startsWith("text/csv");
        assertThat(new String(parts.get(3).getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .isEqualTo("name\r\nЙенсен\r\n");
    }

    @Test
    void a_name_with_a_line_break_does_not_begin_another_header() throws Exception {
        post(SERVER.getSmtp().getPort()).send(Letters.letter(folder, "Jensen\r\nBcc: eve@example.com\u2028x"));
        MimeMessage received = SERVER.getReceivedMessages()[0];
        assertThat(received.getSubject()).isEqualTo("Jensen Bcc: eve@example.com x");
        assertThat(received.getHeader("Bcc")).isNull();
    }

    @Test
    void every_attempt_has_the_same_message_id() throws Exception {
        SmtpTransport post = post(SERVER.getSmtp().getPort());
        post.send(Letters.letter(folder, "once"));
        post.send(Letters.letter(folder, "twice"));
        MimeMessage[] received = SERVER.getReceivedMessages();
        assertThat(received[0].getMessageID()).isEqualTo(received[1].getMessageID());
    }

    @Test
    void a_server_that_is_not_there_is_tried_again() throws Exception {
        int port = SERVER.getSmtp().getPort();
        SERVER.stop();
        assertThat(post(port).send(Letters.letter(folder, "nobody there"))).isInstanceOf(Outcome.NoServer.class);
        SERVER.start();
    }

    @ParameterizedTest
    @CsvSource({
        "RCPT, 550 no such mailbox, false",
        "RCPT, 451 come back later, true",
        "MAIL, 550 you may not send, true",
        "MAIL, 552 too big, false",
        "DATA, 554 no valid recipients, false",
        "DOT, 554 that is spam, false",
        "DOT, 452 the disk is full, true"
    })
    void a_refusal_says_why_and_is_tried_again_when_it_may_pass(Step step, String reply, boolean again)
            throws Exception {
        try (ScriptedServer server = ScriptedServer.answering(step, reply)) {
            assertThat(post(server.port()).send(Letters.letter(folder, "refused")))
                    .isInstanceOfSatisfying(Outcome.NotSent.class, not -> {
                        assertThat(not.worthRetrying()).isEqualTo(again);
                        assertThat(not.reason()).contains(reply);
                    });
        }
    }

    /** Responsibility for a letter passes with the answer to its final dot (RFC 5321 4.2.5). */
    static Stream<Arguments> misbehaviours() {
        return Stream.of(Step.values()).flatMap(step -> Stream.of(Way.values()).map(way -> Arguments.of(step, way)));
    }

    @ParameterizedTest
    @MethodSource("misbehaviours")
    void how_far_the_letter_came_decides_what_is_known_of_it(Step step, Way way) throws Exception {
        // more than the buffers of a connection hold, so that a server which does not read is noticed
        byte[] large = new byte[8 * 1024 * 1024];
        Mail letter = Letters.letter(folder, "silence", Files.write(folder.resolve("large"), large));
        Class<?> expected = switch (step) {
            case BANNER, EHLO, MAIL -> Outcome.NoServer.class;
            case RCPT, DATA, BODY -> Outcome.Silence.class;
            case DOT -> Outcome.Uncertain.class;
            case QUIT -> Outcome.Sent.class;
        };
        try (ScriptedServer server = ScriptedServer.misbehaving(step, way)) {
            Outcome outcome = impatient(server.port()).send(letter);
            assertThat(outcome).isInstanceOf(expected);
            if (way != Way.HANG_UP && step != Step.QUIT)
                assertThat(outcome.toString()).contains("in time");
        }
    }

    private static SmtpTransport post(int port) throws Exception {
        return post(port, SmtpTimeouts.of(Duration.ofSeconds(20), Duration.ofSeconds(20)));
    }

    private static SmtpTransport impatient(int port) throws Exception {
        return post(port, new SmtpTimeouts(Duration.ofMillis(500), Duration.ofMillis(500), 8 * 1024 * 1024));
    }

    private static SmtpTransport post(int port, SmtpTimeouts patience) throws Exception {
        var sender = new JavaMailSenderImpl();
        sender.setHost("127.0.0.1");
        sender.setPort(port);
        return new SmtpTransport(
                sender,
                new InternetAddress("Muster <muster@example.com>"),
                patience,
                Clock.fixed(Instant.parse("2026-11-22T05:00:00Z"), ZoneOffset.UTC));
    }

    private static List<Part> leaves(Part part) throws Exception {
        if (!(part.getContent() instanceof Multipart parts)) return List.of(part);
        List<Part> leaves = new ArrayList<>();
        for (int i = 0; i < parts.getCount(); i++) {
            BodyPart inner = parts.getBodyPart(i);
            leaves.addAll(leaves(inner));
        }
        return leaves;
    }
}
