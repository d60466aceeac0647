package dev.muster.architecture.bad;

/** A no-break space would be a name for it. */
class BlankByAscii {
    boolean isMissing(String name) {
        return name.isBlank();
    }
}
