@NullMarked
package dev.muster.server.work;

import org.jspecify.annotations.NullMarked;
