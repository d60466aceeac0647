package dev.muster.work;

/** Work that belongs to no tenant and comes again by itself: whatever it throws, its next time comes. */
@FunctionalInterface
public interface Upkeep {
    /**
     * @param name by which it is known when it fails
     * @return whether it went well
     */
    boolean keepUp(String name, Runnable work);
}
