/**
 * Provisioning clients as the owner configures them: name, dialect, policies, the groups that they may push, and their
 * credentials, whose secrets are shown once and stored as a hash.
 */
@NullMarked
package dev.muster.api.integration;

import org.jspecify.annotations.NullMarked;
