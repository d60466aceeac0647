package dev.muster.server.guard;

import dev.muster.api.integration.HeldChanges.HeldChange;
import dev.muster.api.integration.HeldChanges.Waiting;
import dev.muster.delivery.mail.Mail;
import dev.muster.directory.integration.Removal;
import dev.muster.projections.integration.MassChanges.Hold;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Collectors;

/** What an owner is written about a hold: what waits, what goes on, and the commands that decide. */
final class HoldLetter {
    static final int EXAMPLES = 10;
    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private HoldLetter() {}

    /** @param base the public address of Muster */
    static Mail to(String recipient, Hold hold, Waiting waiting, String base) {
        String text = text(recipient, hold, waiting, base);
        return Mail.plain(
                number(recipient, hold),
                recipient,
                "Held: deletions and removals by " + oneLine(hold.name()) + " wait for you",
                text);
    }

    private static String text(String recipient, Hold hold, Waiting waiting, String base) {
        String guard = base + "/api/integrations/" + hold.integration().value() + "/mass-change-guard";
        return """
                The integration "%s" has tried to take away more than you allow at once, at %s.
                Nothing of it was done. It waits for you to release or to reject it.

                Your limit        %d deletions and removals within %d minutes; %d were done before
                What is waiting   %s:

                %s

                Until you decide, every deletion and removal by this integration is held%s.
                Reading, creating and updating go on, and so does everything by other integrations.

                If it is meant, let so many through, for so long. They come when the client tries again:

                  %s \\
                    -d '{"changes": %d, "duration": "PT2H", "reason": "…"}' \\
                    %s/release

                If it is a mistake, refuse them, until you take that back by /reset in place of /reject:

                  %s \\
                    -d '{"reason": "…"}' \\
                    %s/reject

                All that waits, as it is now:

                  curl -u '%s' %s

                --\s
                Muster
                """.formatted(
                        oneLine(hold.name()),
                        MINUTE.format(hold.since()),
                        hold.limit(),
                        hold.windowMinutes(),
                        hold.counted(),
                        waiting.changes() == 1
                                ? "one change that counts as " + waiting.removals()
                                : waiting.changes() + " changes that count as " + waiting.removals(),
                        examples(waiting),
                        risk(waiting),
                        curl(recipient),
                        Math.max(1, waiting.removals()),
                        guard,
                        curl(recipient),
                        guard,
                        recipient,
                        guard);
    }

    private static String risk(Waiting waiting) {
        boolean leavers = waiting.examples().stream().anyMatch(one -> one.kind() == Removal.Kind.DEACTIVATION);
        return leavers ? ", and so are\ndeactivations: every leaver among them keeps their access until then" : "";
    }

    private static String curl(String recipient) {
        return "curl -u '" + recipient + "' -H 'Content-Type: application/json'";
    }

    private static String examples(Waiting waiting) {
        String shown = waiting.examples().stream()
                .map(change -> "  - " + sentence(change))
                .collect(Collectors.joining("\n"));
        long more = waiting.changes() - waiting.examples().size();
        return more > 0 ? shown + "\n  - and " + more + " more" : shown;
    }

    private static String sentence(HeldChange change) {
        String name = change.name() == null ? change.resource().toString() : oneLine(change.name());
        return switch (change.kind()) {
            case USER -> "delete the user " + name;
            case GROUP -> "delete the group \"" + name + "\" (" + change.removals() + " of them)";
            case EQUIPMENT -> "delete the item " + name;
            case MEMBERS ->
                change.removals() == 1
                        ? "take one member out of the group \"" + name + "\""
                        : "take " + change.removals() + " members out of the group \"" + name + "\"";
            case DEACTIVATION -> "deactivate the user " + name;
        };
    }

    /** The same however often it is tried. */
    private static String number(String recipient, Hold hold) {
        return hold.hold() + ".held." + UUID.nameUUIDFromBytes(recipient.getBytes(StandardCharsets.UTF_8));
    }

    private static String oneLine(String name) {
        return name.replaceAll("\\p{Cntrl}", " ");
    }
}
