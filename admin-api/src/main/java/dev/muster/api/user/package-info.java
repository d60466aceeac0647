/**
 * The tenant's users as a list for people, with the number of refused requests about each from the provisioning log.
 * Each feature of {@code /api} has a package of its own.
 */
@NullMarked
package dev.muster.api.user;

import org.jspecify.annotations.NullMarked;
