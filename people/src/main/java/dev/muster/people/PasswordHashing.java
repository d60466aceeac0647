package dev.muster.people;

/** Turns a password into what may be stored of it. Slow by purpose. */
public interface PasswordHashing {
    String hash(String password);
}
