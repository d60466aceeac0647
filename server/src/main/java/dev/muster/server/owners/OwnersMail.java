package dev.muster.server.owners;

import dev.muster.delivery.LetterKind;
import dev.muster.delivery.mail.Mail;
import dev.muster.delivery.mail.MailAddress;
import dev.muster.delivery.outbox.Outbox;
import dev.muster.directory.TenantId;
import dev.muster.people.People;
import dev.muster.people.PersonRole;
import java.util.List;
import java.util.Optional;

/** Letters to the owners of a tenant. */
public final class OwnersMail {
    private final People people;
    private final Outbox outbox;

    public OwnersMail(People people, Outbox outbox) {
        this.people = people;
        this.outbox = outbox;
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

    /** In the caller's transaction, and so with what it tells of; it goes out when that is committed. */
    public void put(TenantId tenant, LetterKind about, Mail letter) {
        outbox.put(tenant, about, letter.number(), letter.recipient(), letter.subject(), letter.text());
    }
}
