package dev.muster.reports.delivery;

/** What became of a letter. */
public sealed interface Outcome {

    /** It is out: the mail server took it, or the file is there. */
    record Sent() implements Outcome {}

    /** It certainly did not go out. */
    record NotSent(String reason, boolean worthRetrying) implements Outcome {}

    /** It may have gone out: only a person can tell. */
    record Uncertain(String reason) implements Outcome {}
}
