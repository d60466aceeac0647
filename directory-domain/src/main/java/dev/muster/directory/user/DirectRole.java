package dev.muster.directory.user;

import java.util.UUID;

/**
 * A role that is mapped to one user.
 *
 * @param role without the tenant, which the user's id says
 */
public record DirectRole(UUID role, int rank) {}
