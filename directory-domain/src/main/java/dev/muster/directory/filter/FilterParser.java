package dev.muster.directory.filter;

import com.unboundid.scim2.common.Path;
import com.unboundid.scim2.common.filters.Filter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import tools.jackson.databind.node.ValueNode;

/** Recursive descent over the grammar of RFC 7644 3.4.2.2, with {@code and} before {@code or}, and a floor to the descent. */
public final class FilterParser {
    private final FilterScanner scanner;
    private int depth;
    private int comparisons;

    public FilterParser(String text, boolean bareLiterals) {
        this.scanner = new FilterScanner(text, bareLiterals);
    }

    Filter wholeFilter() {
        Filter filter = disjunction();
        if (!scanner.atEnd()) {
            throw scanner.unexpected("the end, \"and\" or \"or\"");
        }
        return filter;
    }

    /** What stands between brackets, the closing one included: the reader is behind the opening one. */
    public Filter bracketed() {
        Filter filter = deeper(this::disjunction);
        scanner.expect(']');
        return filter;
    }

    public FilterScanner scanner() {
        return scanner;
    }

    private Filter disjunction() {
        List<Filter> terms = new ArrayList<>(List.of(conjunction()));
        while (scanner.takeWord("or")) {
            terms.add(conjunction());
        }
        return terms.size() == 1 ? terms.getFirst() : Filter.or(terms);
    }

    private Filter conjunction() {
        List<Filter> terms = new ArrayList<>(List.of(term()));
        while (scanner.takeWord("and")) {
            terms.add(term());
        }
        return terms.size() == 1 ? terms.getFirst() : Filter.and(terms);
    }

    private Filter term() {
        if (scanner.take('(')) {
            return parenthesised();
        }
        if (scanner.takeWordBefore("not", '(')) {
            return Filter.not(parenthesised());
        }
        return attributeExpression();
    }

    private Filter parenthesised() {
        Filter filter = deeper(this::disjunction);
        scanner.expect(')');
        return filter;
    }

    private Filter attributeExpression() {
        if (++comparisons > FilterText.COMPARISONS) {
            throw scanner.refusal("it has more than " + FilterText.COMPARISONS + " comparisons");
        }
        Path path = path(scanner.name());
        if (!scanner.take('[')) {
            return comparison(path);
        }
        Filter values = bracketed();
        if (!scanner.takeImmediately('.')) {
            return Filter.complex(path, values);
        }
        Filter sub = comparison(Path.root().attribute(scanner.name()));
        return Filter.complex(path, Filter.and(List.of(values, sub)));
    }

    private Filter comparison(Path path) {
        String operator = scanner.name().toLowerCase(Locale.ROOT);
        if (operator.equals("pr")) {
            return Filter.pr(path);
        }
        return switch (operator) {
            case "eq" -> Filter.eq(path, literal());
            case "ne" -> Filter.ne(path, literal());
            case "co" -> Filter.co(path, literal());
            case "sw" -> Filter.sw(path, literal());
            case "ew" -> Filter.ew(path, literal());
            case "gt" -> Filter.gt(path, literal());
            case "ge" -> Filter.ge(path, literal());
            case "lt" -> Filter.lt(path, literal());
            case "le" -> Filter.le(path, literal());
            default -> throw scanner.refusal("\"" + operator + "\" is no operator");
        };
    }

    private ValueNode literal() {
        return scanner.literal();
    }

    private Filter deeper(Supplier<Filter> inner) {
        if (++depth > FilterText.DEPTH) {
            throw scanner.refusal("it is nested deeper than " + FilterText.DEPTH);
        }
        Filter filter = inner.get();
        depth--;
        return filter;
    }

    private Path path(String name) {
        // A URN has dots of its own, so the names are what follows its last colon.
        int colon = name.lastIndexOf(':');
        Path path = Path.root();
        if (colon >= 0) {
            if (!name.regionMatches(true, 0, "urn:", 0, 4) || colon < 5) {
                throw scanner.refusal("\"" + name + "\" is neither an attribute nor qualified by a schema's URN");
            }
            path = Path.root(name.substring(0, colon));
        }
        for (String step : name.substring(colon + 1).split("\\.", -1)) {
            if (step.isEmpty()) {
                throw scanner.refusal("\"" + name + "\" is no attribute");
            }
            path = path.attribute(step);
        }
        return path;
    }
}
