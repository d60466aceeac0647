@NullMarked
package dev.muster.scim;

import org.jspecify.annotations.NullMarked;
