/**
 * Parses bytes into a JSON object, or refuses the request. Events cannot be undone, so invalid input must be stopped here.
 * Numbers keep their original notation.
 */
@NullMarked
package dev.muster.scim.json;

import org.jspecify.annotations.NullMarked;
