/**
 * Questions as bodies, and questions to the root about all resource types at once (RFC 7644 §3.4.2.1, §3.4.3). What is asked
 * and how it is answered is the same as of a list.
 */
@NullMarked
package dev.muster.scim.search;

import org.jspecify.annotations.NullMarked;
