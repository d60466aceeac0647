package dev.muster.directory.document;

import java.util.ArrayList;
import java.util.List;

/** What reading a document left out or put right, for the provisioning log; and how much text it has met. */
public final class Remarks {
    // A body of nothing but unknown members must not become a list of a hundred thousand names.
    private static final int MOST = 100;

    private final List<String> ignored = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private final boolean trusting;
    private int length;

    public Remarks() {
        this(false);
    }

    private Remarks(boolean trusting) {
        this.trusting = trusting;
    }

    /** Of a document whose values were each read before: what an earlier build let in is no fault of whoever writes another one. */
    static Remarks ofStored() {
        return new Remarks(true);
    }

    boolean areOfStored() {
        return trusting;
    }

    public void ignore(String member) {
        if (ignored.size() < MOST) {
            ignored.add(member.length() <= 200 ? member : member.substring(0, 200));
        }
    }

    void note(String note) {
        if (notes.size() < MOST) {
            notes.add(note);
        }
    }

    void count(int textLength) {
        length += textLength;
        if (length > DocumentLimits.DOCUMENT) {
            throw new DocumentRefusal.TooLarge("the text of the whole resource", DocumentLimits.DOCUMENT);
        }
    }

    public List<String> ignored() {
        return List.copyOf(ignored);
    }

    public List<String> notes() {
        return List.copyOf(notes);
    }
}
