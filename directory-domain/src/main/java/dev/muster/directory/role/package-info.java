/**
 * A role of the customer's application. Its mappings say who gets it. The tables answer who has it, so a role holds no
 * users.
 */
@NullMarked
package dev.muster.directory.role;

import org.jspecify.annotations.NullMarked;
