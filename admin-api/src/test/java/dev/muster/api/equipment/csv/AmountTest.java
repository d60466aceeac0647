package dev.muster.api.equipment.csv;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AmountTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0             | 0           |",
                "1299          | 1299        |",
                "1299.5        | 1299.5      |",
                "1299.00       | 1299.00     |",
                "1299,00       | 1299.00     |",
                "1,299.00      | 1299.00     |",
                "1.299,00      | 1299.00     |",
                "1,234,567     | 1234567     |",
                "1.234.567     | 1234567     |",
                "1,234,567.89  | 1234567.89  |",
                "1.234.567,89  | 1234567.89  |",
                "1 299,00      | 1299.00     |",
                "1 299         | 1299        |",
                "12'299.50     | 12299.50    |",
                "€1.299,00     | 1299.00     | EUR",
                "1.299,00 €    | 1299.00     | EUR",
                "£12.50        | 12.50       | GBP",
                "$1,299.00     | 1299.00     |",
                "$1,299.00 USD | 1299.00     | USD",
                "US$ 1,299.00  | 1299.00     | USD",
                "1'299.00      | 1299.00     |",
                "1’299.00      | 1299.00     |",
                "Fr. 1'299.-   | 1299        |",
                "1.299,– €     | 1299        | EUR",
                "12,-          | 12          |",
                "1 299,00 zł   | 1299.00     | PLN",
                "1 299 kr      | 1299        |",
                "₹1,299.00     | 1299.00     | INR",
                "USD 1,299.00  | 1299.00     | USD",
                "1299 chf      | 1299        | CHF",
            })
    void what_can_be_read_in_one_way_is_read(String text, BigDecimal value, @Nullable String currency) {
        assertThat(Amount.parse(text)).hasValueSatisfying(amount -> {
            assertThat(amount.value()).isEqualTo(value);
            assertThat(amount.sign() == null ? null : amount.sign().code()).isEqualTo(currency);
        });
    }

    @Test
    void a_narrow_space_between_thousands_is_a_space() {
        assertThat(Amount.parse("1\u202f299,00\u00a0€"))
                .contains(new Amount(new BigDecimal("1299.00"), new CurrencySign("€", List.of("EUR"))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1,299",
                "1.299",
                "0.299",
                "1.2999",
                "12,34,567.00",
                "1,29.00",
                "1.299.00",
                "1,299,00",
                "-5",
                "free",
                "1e3",
                "",
                "€",
                "USD 5 EUR",
                "1 29",
                "(5.00)",
                "5.00-",
                "+5.00",
                ".99",
                "5.00 net",
                "5.00 XQX",
                "$5 EUR",
                "1299,00,-",
                "١٢٩٩",
                "12 99.00",
                "1,299.000"
            })
    void what_can_be_read_in_two_ways_or_none_is_not(String text) {
        assertThat(Amount.parse(text)).isEmpty();
    }
}
