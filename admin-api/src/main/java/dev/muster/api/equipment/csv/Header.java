package dev.muster.api.equipment.csv;

import dev.muster.directory.text.Blanks;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * The first line of a file.
 *
 * @param names     as the file has them, the columns that mean nothing among them
 * @param columns   as the file calls those that are read
 * @param positions of those that are read, counted from 0
 */
record Header(List<String> names, Map<Column, String> columns, Map<Column, Integer> positions) {
    static Header of(List<String> fields) {
        List<String> names = fields.stream().map(Blanks::name).toList();
        Map<Column, String> columns = new EnumMap<>(Column.class);
        Map<Column, Integer> positions = new EnumMap<>(Column.class);
        boolean purchaseCost = names.stream().anyMatch(Column::isPurchaseCost);
        for (int i = 0; i < names.size(); i++) {
            String name = names.get(i);
            Column known = Column.named(name).orElse(null);
            if (known == null || purchaseCost && Column.isBookValue(name)) continue;
            String earlier = columns.putIfAbsent(known, name);
            if (earlier != null) throw new ImportRefusal.SameColumnTwice(earlier, name);
            positions.put(known, i);
        }
        if (!columns.containsKey(Column.ASSET_TAG)) throw new ImportRefusal.NoAssetTags(fields);
        if (!columns.containsKey(Column.PURCHASE_COST)) { // a currency of what?
            columns.remove(Column.CURRENCY);
            positions.remove(Column.CURRENCY);
        }
        return new Header(names, columns, positions);
    }

    int width() {
        return names.size();
    }

    List<String> ignored() {
        List<String> ignored = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            if (!names.get(i).isEmpty() && !positions.containsValue(i)) ignored.add(names.get(i));
        }
        return ignored;
    }

    /** Whether that is the header of the same columns once more, as where two files were put together. */
    boolean isRepeatedBy(List<String> fields) {
        return fields.stream().map(Blanks::name).toList().equals(names);
    }

    /** Whether that is a header, of whatever columns. */
    static boolean isHeader(List<String> fields) {
        List<Column> named =
                fields.stream().flatMap(field -> Column.named(field).stream()).toList();
        return named.size() > 1 && named.contains(Column.ASSET_TAG);
    }
}
