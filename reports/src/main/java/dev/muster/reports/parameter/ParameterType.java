package dev.muster.reports.parameter;

import dev.muster.directory.text.Moments;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which values a parameter takes. They arrive as text, and a query gets them as numbers, days and booleans. */
public sealed interface ParameterType {

    /** @param today what a relative day is counted from @return empty if the text is not allowed */
    Optional<Object> parse(String text, LocalDate today);

    /** What is allowed, to be read after "give". */
    String allowed();

    /** @param longest in characters */
    record Text(int longest) implements ParameterType {
        @Override
        public Optional<Object> parse(String text, LocalDate today) {
            return text.codePointCount(0, text.length()) > longest
                            || text.chars().anyMatch(Character::isISOControl)
                    ? Optional.empty()
                    : Optional.of(text);
        }

        @Override
        public String allowed() {
            return "a line of at most " + longest + " characters";
        }
    }

    /** A whole number, both bounds allowed. */
    record WholeNumber(long least, long most) implements ParameterType {
        private static final Pattern DIGITS = Pattern.compile("-?[0-9]{1,18}");

        @Override
        public Optional<Object> parse(String text, LocalDate today) {
            if (!DIGITS.matcher(text).matches()) return Optional.empty();
            long number = Long.parseLong(text);
            return number < least || number > most ? Optional.empty() : Optional.of(number);
        }

        @Override
        public String allowed() {
            return "a whole number from " + least + " to " + most;
        }
    }

    /** A day, also relative to the day of the run: so a schedule can ask for last month, every month. */
    record Day() implements ParameterType {
        private static final Pattern TODAY = Pattern.compile("today(?:-([0-9]{1,4}))?");

        @Override
        public Optional<Object> parse(String text, LocalDate today) {
            Matcher relative = TODAY.matcher(text);
            if (relative.matches()) {
                String days = relative.group(1);
                return Optional.of(days == null ? today : today.minusDays(Long.parseLong(days)));
            }
            return switch (text) {
                case "this-month" -> Optional.of(today.withDayOfMonth(1));
                case "last-month" -> Optional.of(today.withDayOfMonth(1).minusMonths(1));
                default -> day(text);
            };
        }

        private static Optional<Object> day(String text) {
            // a year of four digits: what PostgreSQL's dates surely hold
            boolean fourDigits = text.matches("[0-9]{4}-[0-9]{2}-[0-9]{2}");
            return fourDigits ? Moments.findDay(text).map(day -> day) : Optional.empty();
        }

        @Override
        public String allowed() {
            return "a day such as 2026-01-31, today, today-30, or this-month or last-month for the first day of it";
        }
    }

    record YesNo() implements ParameterType {
        @Override
        public Optional<Object> parse(String text, LocalDate today) {
            return switch (text) {
                case "yes", "true" -> Optional.of(true);
                case "no", "false" -> Optional.of(false);
                default -> Optional.empty();
            };
        }

        @Override
        public String allowed() {
            return "yes or no";
        }
    }

    /** One of a few words. */
    record Choice(List<String> words) implements ParameterType {
        @Override
        public Optional<Object> parse(String text, LocalDate today) {
            return words.contains(text) ? Optional.of(text) : Optional.empty();
        }

        @Override
        public String allowed() {
            return "one of " + String.join(", ", words);
        }
    }
}
