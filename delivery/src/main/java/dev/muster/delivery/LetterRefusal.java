package dev.muster.delivery;

import dev.muster.directory.Refusal;

/** Why a letter is not as asked. What is wrong with an address is said by {@link dev.muster.delivery.mail.MailAddress.NotAMailAddress}. */
public abstract sealed class LetterRefusal extends Refusal {
    private static final long serialVersionUID = 1L;

    private LetterRefusal(String fact) {
        super(fact);
    }

    /** The tenant has no such delivery. */
    public static final class NoSuchDelivery extends LetterRefusal {
        private static final long serialVersionUID = 1L;

        public NoSuchDelivery(DeliveryId id) {
            super("There is no delivery " + id.value());
        }
    }

    /** Only what failed or is uncertain can be sent again. */
    public static final class DeliveryNotEnded extends LetterRefusal {
        private static final long serialVersionUID = 1L;

        public DeliveryNotEnded(DeliveryId id, DeliveryState state) {
            super("The delivery " + id.value() + " is " + state + ": only a FAILED or UNCERTAIN one can be sent again");
        }
    }
}
