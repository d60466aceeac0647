/**
 * An integration is one configured provisioning client of a tenant, with the dialect that it speaks, its policies and its
 * live credentials. Secrets never come here: only their hashes do.
 */
@NullMarked
package dev.muster.directory.integration;

import org.jspecify.annotations.NullMarked;
