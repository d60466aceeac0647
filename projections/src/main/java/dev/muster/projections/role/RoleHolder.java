package dev.muster.projections.role;

import dev.muster.directory.UserId;
import java.util.List;

/** Somebody who has a role, and because of what, by rank. */
public record RoleHolder(UserId user, String userName, boolean active, List<RoleView.Mapping> because) {}
