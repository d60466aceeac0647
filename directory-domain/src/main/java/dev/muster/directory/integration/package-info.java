/**
 * An integration is one configured provisioning client of a tenant, with its profile, policies and live credentials.
 * Secrets are never stored here, only their hashes.
 */
@NullMarked
package dev.muster.directory.integration;

import org.jspecify.annotations.NullMarked;
