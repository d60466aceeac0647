package dev.muster.reports.run;

import dev.muster.reports.DeliveryId;
import dev.muster.reports.Form;
import dev.muster.reports.RunId;
import dev.muster.reports.RunView;
import dev.muster.reports.delivery.Letter;
import dev.muster.reports.delivery.Outcome;
import dev.muster.reports.delivery.Post;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The second step: a pending delivery goes out. It says so before it is sent, and what became of it afterwards. Found in between, with
 * nobody at it, it may have gone out: then the post is asked, and where that cannot know, a person.
 */
final class Dispatch {
    private static final Logger LOG = LoggerFactory.getLogger(Dispatch.class);

    private final Post post;
    private final Runs runs;
    private final Deliveries deliveries;
    private final StoredFiles files;
    private final TenantTransactions transactions;
    private final Claims claims;
    private final Clock clock;

    Dispatch(
            Post post,
            Runs runs,
            Deliveries deliveries,
            StoredFiles files,
            TenantTransactions transactions,
            Claims claims,
            Clock clock) {
        this.post = post;
        this.runs = runs;
        this.deliveries = deliveries;
        this.files = files;
        this.transactions = transactions;
        this.claims = claims;
        this.clock = clock;
    }

    /** Sends the delivery if it is pending, settles it if it was left undone; does nothing if somebody else is at it. */
    void deliver(DeliveryId id) {
        Optional<Claims.Claim> claimed = claims.tryClaim(id.value());
        if (claimed.isEmpty()) return;
        try (Claims.Claim claim = claimed.get();
                WorkFolder folder = WorkFolder.create()) {
            if (transactions.in(id.tenant(), () -> settle(delivery(id)))) return;
            Letter letter = letter(id, folder.path());
            change(id, delivery -> delivery.sending(post.place(), clock.instant()));
            Outcome outcome = post.send(letter);
            if (!(outcome instanceof Outcome.Sent)) LOG.warn("The delivery {} has not gone out: {}", id, outcome);
            change(id, delivery -> delivery.ended(outcome, clock.instant()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether there is nothing (more) to send. */
    private boolean settle(ReportDelivery delivery) {
        if (!delivery.isSending()) return !delivery.isPending(clock.instant());
        Optional<Boolean> sent =
                delivery.wasSendingFrom(post.place()) ? post.hasSent(delivery.number()) : Optional.empty();
        Outcome outcome = sent.<Outcome>map(out -> out
                        ? new Outcome.Sent()
                        : new Outcome.NotSent("The server stopped before the letter was out", true))
                .orElseGet(() -> new Outcome.Uncertain("The server stopped while the letter was being sent"));
        delivery.ended(outcome, clock.instant());
        deliveries.save(delivery);
        return true;
    }

    private Letter letter(DeliveryId id, Path folder) throws IOException {
        ReportDelivery delivery = transactions.in(id.tenant(), () -> delivery(id));
        RunId run = delivery.run();
        String subject =
                transactions.in(id.tenant(), () -> runs.find(run).orElseThrow().subject());
        List<RunView.File> stored = transactions.in(id.tenant(), () -> files.of(run));
        for (RunView.File file : stored) {
            try (OutputStream out = Files.newOutputStream(folder.resolve(file.name()))) {
                files.write(run, file.form(), out);
            }
        }
        return new Letter(
                delivery.number(),
                delivery.recipient(),
                subject,
                body(Form.TEXT, stored, folder),
                body(Form.HTML, stored, folder),
                stored.stream()
                        .filter(file -> file.form().isAttachment())
                        .map(file -> new Letter.Attachment(
                                file.name(), file.form().contentType(), folder.resolve(file.name())))
                        .toList());
    }

    private static String body(Form form, List<RunView.File> stored, Path folder) throws IOException {
        for (RunView.File file : stored) {
            if (file.form() == form) return Files.readString(folder.resolve(file.name()), StandardCharsets.UTF_8);
        }
        return "";
    }

    private ReportDelivery delivery(DeliveryId id) {
        return deliveries.find(id).orElseThrow();
    }

    private void change(DeliveryId id, Consumer<ReportDelivery> change) {
        transactions.run(id.tenant(), () -> {
            ReportDelivery delivery = delivery(id);
            change.accept(delivery);
            deliveries.save(delivery);
        });
    }
}
