package dev.muster.projections.resource;

import java.util.List;

/**
 * A part of a list.
 *
 * @param total during a walk the number that the walk began with
 */
public record ResourcePage(long total, long startIndex, List<ResourceView> resources) {}
