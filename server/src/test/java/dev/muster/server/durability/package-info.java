/** What only whole processes can show: kills, and two servers on one database. */
@NullMarked
package dev.muster.server.durability;

import org.jspecify.annotations.NullMarked;
