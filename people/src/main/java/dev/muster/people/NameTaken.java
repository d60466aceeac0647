package dev.muster.people;

import dev.muster.directory.Refusal;
import dev.muster.directory.refusal.RefusalCode;

/** Somebody in the installation has the name already. */
public final class NameTaken extends Refusal {
    public final String name;

    NameTaken(String name) {
        super(RefusalCode.PERSON_NAME_TAKEN);
        this.name = name;
    }
}
