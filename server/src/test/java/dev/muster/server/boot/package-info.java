/** The first start, and the starts that are refused. */
@NullMarked
package dev.muster.server.boot;

import org.jspecify.annotations.NullMarked;
