package dev.muster.directory;

import java.util.UUID;

/** Who asks. Travels as metadata of the command and of its events, printed as {@code integration/…/…/…} or {@code person/…}. */
public sealed interface Actor {
    /** A provisioning client, by the credential that it showed. */
    record Client(IntegrationId integration, CredentialId credential) implements Actor {
        @Override
        public String toString() {
            return "integration/" + integration + "/" + credential.value();
        }
    }

    /** Somebody who signed in. The id is stable and tells no name. */
    record Person(UUID id) implements Actor {
        @Override
        public String toString() {
            return "person/" + id;
        }
    }

    /** Muster itself: the first boot, a policy that follows from an event. */
    record Muster() implements Actor {
        @Override
        public String toString() {
            return "muster";
        }
    }

    static Actor parse(String text) {
        if (text.equals("muster")) return new Muster();
        if (text.startsWith("person/")) return new Person(UUID.fromString(text.substring("person/".length())));
        int last = text.lastIndexOf('/');
        IntegrationId integration = IntegrationId.parse(text.substring("integration/".length(), last));
        return new Client(
                integration, new CredentialId(integration.tenant(), UUID.fromString(text.substring(last + 1))));
    }
}
