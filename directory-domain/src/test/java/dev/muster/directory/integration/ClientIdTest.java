package dev.muster.directory.integration;

import static dev.muster.directory.Cast.EXAMPLE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.directory.CredentialId;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class ClientIdTest {
    @Test
    void a_client_id_is_read_as_it_is_printed_and_in_no_other_spelling() {
        var id = new ClientId(CredentialId.next(EXAMPLE));
        assertThat(ClientId.of(id.toString())).contains(id);
        assertThat(ClientId.of(id.toString().toUpperCase(Locale.ROOT))).isEmpty();
        assertThat(ClientId.of(id.toString().replace('.', '/'))).isEmpty();
        assertThat(ClientId.of(id.toString().replaceFirst("-", "+"))).isEmpty();
        assertThat(ClientId.of(id + " ")).isEmpty();
        assertThat(ClientId.of("operator")).isEmpty();
        assertThat(ClientId.of("")).isEmpty();
    }
}
