/**
 * The tenant's users as a list for people, with the number of refused requests about each from the provisioning log.
 */
@NullMarked
package dev.muster.api.user;

import org.jspecify.annotations.NullMarked;
