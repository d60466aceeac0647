package dev.muster.delivery;

/** Is told what somebody does with letters, in the transaction that does it: to put it on record. */
@FunctionalInterface
public interface LetterAudit {
    void sentAgain(DeliveryView letter);

    /** For whoever keeps no such record. */
    LetterAudit NONE = letter -> {};
}
