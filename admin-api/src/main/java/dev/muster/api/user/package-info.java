/** The tenant's users as a list for people, with what the provisioning log knows against them. */
@NullMarked
package dev.muster.api.user;

import org.jspecify.annotations.NullMarked;
