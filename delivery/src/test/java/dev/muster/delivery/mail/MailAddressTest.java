package dev.muster.delivery.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.delivery.mail.MailAddress.NotAMailAddress;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MailAddressTest {

    @ParameterizedTest
    @ValueSource(strings = {"bjensen@example.com", "b.jensen+muster@mail.example.com", " bjensen@example.com "})
    void one_mailbox_is_taken(String text) {
        assertThat(MailAddress.parse(text).value()).isEqualTo(text.strip());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "bjensen",
                "bjensen@",
                "@example.com",
                "Barbara <bjensen@example.com>",
                "bjensen@example.com, jsmith@example.com",
                "bjensen@example.com\r\nBcc: eve@example.com",
                "bjensen @example.com",
                "bjénsen@example.com"
            })
    void anything_else_is_refused_by_name(String text) {
        assertThatThrownBy(() -> MailAddress.parse(text))
                .isInstanceOf(NotAMailAddress.class)
                .hasMessageContaining("give one mailbox in ASCII")
                .message()
                .doesNotContain("\r", "\n");
    }
}
