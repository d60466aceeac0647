package dev.muster.directory.integration;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressBlockTest {
    @ParameterizedTest(name = "{1} in {0}: {2}")
    @CsvSource({
        "192.0.2.0/24, 192.0.2.255, true",
        "192.0.2.0/24, 192.0.3.0, false",
        "192.0.2.128/25, 192.0.2.127, false",
        "198.51.100.7, 198.51.100.7, true",
        "198.51.100.7, 198.51.100.8, false",
        "0.0.0.0/0, 203.0.113.9, true",
        "0.0.0.0/0, 2001:db8::1, false",
        "2001:db8::/32, 2001:db8:ffff::1, true",
        "2001:db8::/32, 2001:db9::1, false",
        "::1, 0:0:0:0:0:0:0:1, true",
        "fe80::/10, fe80::1%eth0, true",
        "192.0.2.0/24, ::ffff:192.0.2.9, true", // a dual stack may tell an IPv4 address so
        "192.0.2.0/24, localhost, false",
    })
    void a_block_has_the_addresses_that_begin_alike(String block, String address, boolean inside) {
        assertThat(AddressBlock.parse(block).contains(address)).isEqualTo(inside);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "10.0.0.1/8",
                "10.0.0.0/33",
                "10.0.0.0/",
                "10.0.0.0/-1",
                "10.0.0",
                "256.0.0.1",
                "example.com",
                "2001:db8::/129",
                "2001:db8::1/32",
                ":::1",
                "0x7f.0.0.1"
            })
    void what_is_no_block_is_not_guessed_at(String text) {
        assertThat(AddressBlock.of(text)).isEmpty();
    }
}
