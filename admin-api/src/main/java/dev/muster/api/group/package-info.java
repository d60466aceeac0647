/** The tenant's groups as a list for people. */
@NullMarked
package dev.muster.api.group;

import org.jspecify.annotations.NullMarked;
