package dev.muster.delivery;

/** How far a delivery has come. {@code UNCERTAIN}: it may have gone out; a person decides whether to send it again. */
public enum DeliveryState {
    PENDING,
    SENDING,
    SENT,
    FAILED,
    UNCERTAIN
}
