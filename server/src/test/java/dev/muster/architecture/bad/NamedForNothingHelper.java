package dev.muster.architecture.bad;

/** A noun that has not been found yet. */
public class NamedForNothingHelper {}
