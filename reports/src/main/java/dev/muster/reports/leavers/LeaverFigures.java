package dev.muster.reports.leavers;

import dev.muster.reports.text.Money;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the rows add up to, gathered while they are read in the order of the question: a person's items follow one
 * another, so a change of person is a new person.
 */
final class LeaverFigures {
    static final int TOP = 10;

    private final Totals all = new Totals();
    // in the order of the question
    private final Map<String, Totals> departments = new LinkedHashMap<>();
    private final List<LeaverItem> top = new ArrayList<>();
    private @Nullable LeaverItem longest;
    private @Nullable UUID lastUser;

    void add(LeaverItem item) {
        boolean newPerson = !item.user().equals(lastUser);
        lastUser = item.user();
        all.add(item, newPerson);
        departments.computeIfAbsent(nameOf(item), name -> new Totals()).add(item, newPerson);
        if (longest == null || item.days() > longest.days()) longest = item;
        if (top.size() < TOP) top.add(item);
    }

    Totals all() {
        return all;
    }

    Totals department(LeaverItem item) {
        return departments.getOrDefault(nameOf(item), new Totals());
    }

    Map<String, Totals> departments() {
        return departments;
    }

    Optional<LeaverItem> longest() {
        return Optional.ofNullable(longest);
    }

    /** The first rows: those that hurt most. */
    List<LeaverItem> top() {
        return top;
    }

    static String nameOf(LeaverItem item) {
        return item.department() == null ? "No department" : item.department();
    }

    /** People, items and value of a department, or of all. */
    static final class Totals {
        private int people;
        private int items;
        private final Money value = new Money();

        private void add(LeaverItem item, boolean newPerson) {
            if (newPerson) people++;
            items++;
            value.add(item.value(), item.currency());
        }

        int people() {
            return people;
        }

        int items() {
            return items;
        }

        Money value() {
            return value;
        }
    }
}
