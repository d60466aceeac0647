package dev.muster.api.equipment;

import dev.muster.api.equipment.csv.Column;
import dev.muster.directory.UserId;
import dev.muster.directory.text.Folding;
import dev.muster.projections.equipment.PossibleHolders.PossibleHolder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * @param successors who has the names now that a former one had
 * @param known  whom the names in the file mean, by the folded name
 * @param called who is called so, by the folded name
 */
record HolderSearch(
        Map<String, List<PossibleHolder>> known,
        Map<String, List<PossibleHolder>> called,
        Map<UserId, Set<UserId>> successors) {
    boolean isSuccessor(PossibleHolder holder, UserId former) {
        return successors.getOrDefault(former, Set.of()).contains(holder.user());
    }

    /**
     * The one user whom all those names mean that mean anybody.
     *
     * @param now who has the item; of several of one name it is them
     */
    PossibleHolder find(List<ImportRow.Name> names, @Nullable UserId now) throws BadRow {
        List<PossibleHolder> candidates = new ArrayList<>();
        boolean somebodyMeant = false;
        for (ImportRow.Name name : names) {
            List<PossibleHolder> meant = meant(name);
            if (meant.isEmpty()) continue;
            if (somebodyMeant) candidates.retainAll(meant);
            else candidates.addAll(meant);
            somebodyMeant = true;
        }
        ImportRow.Name first = names.getFirst();
        if (!somebodyMeant) {
            throw bad(
                    first,
                    first.column() == Column.HOLDER
                            ? "no user has this name; add a column Username with the holder's userName or e-mail address"
                            : "no user has this userName or e-mail address",
                    List.of());
        }
        if (candidates.isEmpty()) {
            throw bad(
                    first,
                    "the username and the e-mail address of this line are those of different users",
                    names.stream().flatMap(name -> meant(name).stream()).toList());
        }
        if (candidates.size() == 1) return candidates.getFirst();
        for (PossibleHolder candidate : candidates) if (candidate.user().equals(now)) return candidate;
        throw bad(
                first,
                first.column() == Column.HOLDER
                        ? candidates.size()
                                + " users have this name; add a column Username with the userName of the one"
                        : candidates.size() + " users have this e-mail address; name the holder by userName",
                candidates);
    }

    private List<PossibleHolder> meant(ImportRow.Name name) {
        String folded = Folding.fold(name.text());
        List<PossibleHolder> meant = known.getOrDefault(folded, List.of());
        return meant.isEmpty() && name.column() == Column.HOLDER ? called.getOrDefault(folded, List.of()) : meant;
    }

    private static BadRow bad(ImportRow.Name name, String reason, List<PossibleHolder> candidates) {
        return new BadRow(name.column(), name.text(), reason, candidates);
    }
}
