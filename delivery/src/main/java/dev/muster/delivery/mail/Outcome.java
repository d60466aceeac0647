package dev.muster.delivery.mail;

/** What became of a letter. Only {@link Sent} and {@link Uncertain} may have arrived. */
public sealed interface Outcome {

    /** It is out: the mail server took it, or the file is there. */
    record Sent() implements Outcome {}

    /** It was refused, and did not go out. */
    record NotSent(String reason, boolean worthRetrying) implements Outcome {}

    /** It was not even tried: the way out itself is closed or silent, for every letter. */
    record NoServer(String reason) implements Outcome {}

    /** The mail server fell silent or hung up over this letter, before it had all of it: it certainly did not go out. */
    record Silence(String reason) implements Outcome {}

    /** It may have gone out: only a person can tell. */
    record Uncertain(String reason) implements Outcome {}
}
