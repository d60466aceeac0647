/**
 * The tour: a company's first weeks over real HTTP. It knows Muster from outside only, as Okta and an administrator do, so
 * it is also an end-to-end test.
 */
@NullMarked
package dev.muster.tour;

import org.jspecify.annotations.NullMarked;
