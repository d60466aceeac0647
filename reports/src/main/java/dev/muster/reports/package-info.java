@NullMarked
package dev.muster.reports;

import org.jspecify.annotations.NullMarked;
