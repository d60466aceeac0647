@NullMarked
package dev.muster.server.secrets;

import org.jspecify.annotations.NullMarked;
