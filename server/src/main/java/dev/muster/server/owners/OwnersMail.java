package dev.muster.server.owners;

import dev.muster.api.PersonRole;
import dev.muster.api.person.People;
import dev.muster.directory.TenantId;
import dev.muster.reports.delivery.Letter;
import dev.muster.reports.delivery.MailAddress;
import dev.muster.reports.delivery.Outcome;
import dev.muster.reports.delivery.Post;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Letters to the owners of a tenant. */
public final class OwnersMail {
    private static final Logger LOG = LoggerFactory.getLogger(OwnersMail.class);

    private final People people;
    private final Post post;

    public OwnersMail(People people, Post post) {
        this.people = people;
        this.post = post;
    }

    /** Of those who can be written to: a person may have any name. */
    public List<String> addresses(TenantId tenant) {
        return people.of(tenant).stream()
                .filter(person -> person.role() == PersonRole.OWNER && person.disabled() == null)
                .flatMap(person -> address(person.name()).stream())
                .distinct()
                .toList();
    }

    private static Optional<String> address(String name) {
        try {
            return Optional.of(MailAddress.parse(name).value());
        } catch (MailAddress.NotAMailAddress otherwise) {
            return Optional.empty();
        }
    }

    /** @return whether it need not be tried again */
    public boolean send(Letter letter) {
        Outcome outcome = post.send(letter);
        if (!(outcome instanceof Outcome.Sent)) LOG.warn("A letter to an owner may not have gone out: {}", outcome);
        return !(outcome instanceof Outcome.NotSent failed && failed.worthRetrying());
    }
}
