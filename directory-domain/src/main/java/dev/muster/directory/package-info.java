@NullMarked
package dev.muster.directory;

import org.jspecify.annotations.NullMarked;
