package dev.muster.delivery;

import dev.muster.directory.Refusal;
import dev.muster.directory.refusal.RefusalCode;
import java.util.UUID;

/** Why a letter is not as asked. What is wrong with an address is said by {@link dev.muster.delivery.mail.MailAddress.NotAMailAddress}. */
public abstract sealed class LetterRefusal extends Refusal {
    private static final long serialVersionUID = 1L;

    private LetterRefusal(RefusalCode code) {
        super(code);
    }

    /** The tenant has no such delivery. */
    public static final class NoSuchDelivery extends LetterRefusal {
        private static final long serialVersionUID = 1L;
        public final UUID delivery;

        public NoSuchDelivery(DeliveryId id) {
            super(RefusalCode.NO_SUCH_DELIVERY);
            this.delivery = id.value();
        }
    }

    /** Only what failed or is uncertain can be sent again. */
    public static final class DeliveryNotEnded extends LetterRefusal {
        private static final long serialVersionUID = 1L;
        public final UUID delivery;
        public final DeliveryState state;

        public DeliveryNotEnded(DeliveryId id, DeliveryState state) {
            super(RefusalCode.DELIVERY_NOT_ENDED);
            this.delivery = id.value();
            this.state = state;
        }
    }
}
