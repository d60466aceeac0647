package dev.muster.projections.resource;

import static java.util.Objects.requireNonNull;

import dev.muster.projections.resource.Listing.Row;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionTemplate;

/** The page of a list that a client wants, found by counting or by a cursor. */
final class ListPages {
    /** So many rows may be stepped over to reach a startIndex. It is a page of most clients: theirs begin at marks. */
    private static final int STRIDE = 100;

    private final ListQuery query;
    private final Listing listing;
    private final KeysetAnchors walks;
    private final Cursors cursors;
    private final TransactionTemplate transaction;
    private final KeysetAnchors.Key key;

    ListPages(ListQuery query, Listing listing, KeysetAnchors walks, Cursors cursors, TransactionTemplate transaction) {
        this.query = query;
        this.listing = listing;
        this.walks = walks;
        this.cursors = cursors;
        this.transaction = transaction;
        this.key = KeysetAnchors.Key.of(query);
    }

    ResourcePage page() {
        return switch (query.paging()) {
            case ListQuery.Paging.ByIndex index -> byIndex(index.startIndex());
            case ListQuery.Paging.ByCursor by ->
                by.cursor().isEmpty() ? firstByCursor(null) : byCursor(cursors.open(by.cursor(), key));
        };
    }

    private ResourcePage byIndex(long startIndex) {
        if (query.count() == 0) return ResourcePage.byIndex(listing.count(), startIndex, List.of());
        if (startIndex > 1) return requireNonNull(transaction.execute(status -> further(startIndex)));
        // most lists are one user or none, asked for by a name: then this one statement has the total, too
        List<Row> first = behind(null);
        if (first.size() <= query.count()) return ResourcePage.byIndex(first.size(), 1, resources(first));
        return requireNonNull(transaction.execute(status -> {
            walks.forgetExpired(key);
            return remembered(1, first, KeysetAnchors.Walk.begunWith(listing.count()));
        }));
    }

    /** One more than wanted, which tells whether there are more. */
    private List<Row> behind(@Nullable KeysetPosition mark) {
        return listing.page(mark, false, query.count() + 1);
    }

    /** The same, so many rows further on. Those are stepped over by their ids alone: reading them would cost what a page does. */
    private List<Row> behind(@Nullable KeysetPosition mark, long skipped) {
        if (skipped == 0) return behind(mark);
        Optional<KeysetPosition> last = listing.skipped(mark, skipped);
        return last.isPresent() ? behind(last.get()) : List.of();
    }

    private ResourcePage further(long startIndex) {
        Optional<KeysetAnchors.Position> resumed = walks.at(key, startIndex);
        if (resumed.isPresent()) {
            return remembered(
                    startIndex, behind(resumed.get().last()), resumed.get().walk());
        }
        // marks are set by id: a sorted list is counted through
        if (startIndex <= STRIDE || listing.isSorted()) {
            return remembered(startIndex, behind(null, startIndex - 1), KeysetAnchors.Walk.begunWith(listing.count()));
        }
        return walks.nearest(key, startIndex, STRIDE)
                .or(() -> nearestAnchor(startIndex))
                .map(near -> remembered(startIndex, behind(near.last(), startIndex - near.nextStart()), near.walk()))
                .orElseGet(() -> ResourcePage.byIndex(listing.count(), startIndex, List.of()));
    }

    /** Marks every so many rows, once for a while, so that any startIndex is a few steps from a mark. */
    private Optional<KeysetAnchors.Position> nearestAnchor(long startIndex) {
        walks.forgetExpired(key);
        walks.anchor(key, listing.ids(), STRIDE);
        return walks.nearest(key, startIndex, STRIDE);
    }

    private ResourcePage remembered(long startIndex, List<Row> oneMore, KeysetAnchors.Walk walk) {
        List<Row> page = wanted(oneMore);
        if (!page.isEmpty()) {
            walks.remember(key, walk, startIndex + page.size(), page.getLast().mark());
        }
        return ResourcePage.byIndex(walk.total(), startIndex, resources(page));
    }

    /** @param total that the walk began with; null where it begins now */
    private ResourcePage firstByCursor(@Nullable Long total) {
        List<Row> rows = behind(null);
        boolean more = rows.size() > query.count();
        long all = total != null ? total : more ? listing.count() : rows.size();
        return byCursor(wanted(rows), all, more, false);
    }

    private ResourcePage byCursor(Cursors.Position position) {
        List<Row> rows = listing.page(position.mark(), position.backward(), query.count() + 1);
        boolean more = rows.size() > query.count();
        if (!position.backward()) return byCursor(wanted(rows), position.total(), more, true);
        // all that were before are gone: then this is the first page
        if (rows.isEmpty()) return firstByCursor(position.total());
        return byCursor(wanted(rows).reversed(), position.total(), true, more);
    }

    private ResourcePage byCursor(List<Row> page, long total, boolean hasNext, boolean hasPrevious) {
        return new ResourcePage(
                total,
                null,
                resources(page),
                hasNext && !page.isEmpty() ? cursor(page.getLast(), false, total) : null,
                hasPrevious && !page.isEmpty() ? cursor(page.getFirst(), true, total) : null);
    }

    private String cursor(Row row, boolean backward, long total) {
        return cursors.seal(new Cursors.Position(row.mark(), backward, total), key);
    }

    private List<Row> wanted(List<Row> oneMore) {
        return oneMore.size() > query.count() ? oneMore.subList(0, query.count()) : oneMore;
    }

    private static List<ResourceView> resources(List<Row> rows) {
        return rows.stream().map(Row::resource).filter(Objects::nonNull).toList();
    }
}
