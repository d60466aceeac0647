/**
 * A role is what the customer's application understands. Its mappings say who gets it; who then has it is a question to
 * the tables, so a role holds no people.
 */
@NullMarked
package dev.muster.directory.role;

import org.jspecify.annotations.NullMarked;
