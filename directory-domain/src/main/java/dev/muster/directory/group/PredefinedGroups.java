package dev.muster.directory.group;

import dev.muster.directory.IntegrationId;

/** Which groups an integration may push, where its tenant decided that not every one may. */
public interface PredefinedGroups {
    boolean mayPush(IntegrationId integration, String displayName);
}
