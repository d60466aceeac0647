package dev.muster.directory.document;

/** How much one resource may hold. Generous to people, and small enough that no resource hurts its neighbours. */
public final class DocumentLimits {
    /** UTF-16 units of one text. */
    public static final int TEXT = 64 * 1024;
    /** Bytes of UTF-8 of a text by which a resource is found: {@link IndexedTexts}. */
    public static final int INDEXED = 1_024;
    /** Values of one multi-valued attribute; members of groups are counted elsewhere. */
    public static final int VALUES = 1_000;
    /** UTF-16 units of all texts of a document together. */
    public static final int DOCUMENT = 1024 * 1024;
    /** Digits of a number, before and after the point. */
    public static final int DIGITS = 64;

    private DocumentLimits() {}
}
