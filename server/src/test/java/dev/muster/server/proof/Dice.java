package dev.muster.server.proof;

import java.util.List;
import java.util.Random;

/** Chance that can be repeated: the same seed, the same throws. */
record Dice(Random random) {
    static Dice of(long seed) {
        return new Dice(new Random(seed));
    }

    /** From zero on. */
    int below(int end) {
        return random.nextInt(end);
    }

    boolean oneIn(int many) {
        return random.nextInt(many) == 0;
    }

    @SafeVarargs
    final <T> T any(T... choices) {
        return choices[below(choices.length)];
    }

    <T> T anyOf(List<T> choices) {
        return choices.get(below(choices.size()));
    }

    /** Text that no compression makes shorter, in letters of several scripts. */
    String text(int length) {
        var text = new StringBuilder(length);
        while (text.length() < length) {
            text.appendCodePoint(
                    switch (below(8)) {
                        case 0 -> 0x3B1 + below(24);
                        case 1 -> 0x4E00 + below(20_000);
                        case 2 -> 0x1F600 + below(64);
                        default -> '0' + below(75);
                    });
        }
        return text.toString().replace('\\', '/');
    }
}
