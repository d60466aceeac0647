/** A tenant is a customer's account: everything else belongs to one, and no transaction spans two. */
@NullMarked
package dev.muster.directory.tenant;

import org.jspecify.annotations.NullMarked;
