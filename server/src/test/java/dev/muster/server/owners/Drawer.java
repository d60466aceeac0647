package dev.muster.server.owners;

import dev.muster.reports.delivery.Letter;
import dev.muster.reports.delivery.Outcome;
import dev.muster.reports.delivery.Post;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Keeps letters in memory; while it is closed, none goes out. */
public final class Drawer implements Post {
    public final ConcurrentLinkedQueue<Letter> letters = new ConcurrentLinkedQueue<>();
    public volatile boolean open = true;

    @Override
    public String place() {
        return "drawer";
    }

    @Override
    public Outcome send(Letter letter) {
        if (!open) return new Outcome.NotSent("closed", true);
        letters.add(letter);
        return new Outcome.Sent();
    }

    @Override
    public Optional<Boolean> hasSent(String number) {
        return Optional.of(letters.stream().anyMatch(letter -> letter.number().equals(number)));
    }
}
