package dev.muster.api.equipment;

import dev.muster.directory.Folding;
import dev.muster.projections.equipment.PossibleHolders.PossibleHolder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** @param known whom the names in the file mean, by the folded name */
record HolderSearch(Map<String, List<PossibleHolder>> known) {
    /** The one user whom all those names mean that mean anybody. */
    PossibleHolder find(List<Wish.Name> names) throws Unplannable {
        List<PossibleHolder> candidates = new ArrayList<>();
        boolean somebodyMeant = false;
        for (Wish.Name name : names) {
            List<PossibleHolder> meant = known.getOrDefault(Folding.fold(name.text()), List.of());
            if (meant.isEmpty()) continue;
            if (somebodyMeant) candidates.retainAll(meant);
            else candidates.addAll(meant);
            somebodyMeant = true;
        }
        Wish.Name first = names.getFirst();
        if (!somebodyMeant) {
            throw bad(
                    first,
                    first.column() == Column.HOLDER
                            ? "no user goes by this; export the holder's username or e-mail address as well"
                            : "no user has this userName or e-mail address");
        }
        if (candidates.isEmpty()) {
            throw bad(first, "the username and the e-mail address of this line are those of different users");
        }
        if (candidates.size() > 1) {
            throw bad(first, candidates.size() + " users go by this; name the holder by the userName");
        }
        return candidates.getFirst();
    }

    private static Unplannable bad(Wish.Name name, String reason) {
        return new Unplannable(name.column(), name.text(), reason);
    }
}
