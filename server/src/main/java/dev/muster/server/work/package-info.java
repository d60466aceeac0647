/** Guards every scheduled method, so that none has to guard itself. */
@NullMarked
package dev.muster.server.work;

import org.jspecify.annotations.NullMarked;
