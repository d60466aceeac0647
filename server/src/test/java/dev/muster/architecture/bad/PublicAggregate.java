package dev.muster.architecture.bad;

import org.axonframework.modelling.command.AggregateRoot;

/** Anybody could name it. */
@AggregateRoot
public class PublicAggregate {}
