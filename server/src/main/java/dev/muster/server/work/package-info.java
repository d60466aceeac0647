/**
 * Guards every scheduled method, so that none has to guard itself. In a package of its own, because it is about those of all modules.
 */
@NullMarked
package dev.muster.server.work;

import org.jspecify.annotations.NullMarked;
