package dev.muster.history.asof;

import dev.muster.directory.document.Document;
import dev.muster.directory.user.UserEvent;
import dev.muster.directory.user.UserEvent.FormerAccessRestored;
import dev.muster.directory.user.UserEvent.FormerAccessWithdrawn;
import dev.muster.directory.user.UserEvent.PossessionsPassedOn;
import dev.muster.directory.user.UserEvent.UserDeactivated;
import dev.muster.directory.user.UserEvent.UserDeleted;
import dev.muster.directory.user.UserEvent.UserExternalIdChanged;
import dev.muster.directory.user.UserEvent.UserHandedOver;
import dev.muster.directory.user.UserEvent.UserIdentityAnswered;
import dev.muster.directory.user.UserEvent.UserIdentityConfirmed;
import dev.muster.directory.user.UserEvent.UserIdentityQuestioned;
import dev.muster.directory.user.UserEvent.UserProvisioned;
import dev.muster.directory.user.UserEvent.UserReactivated;
import dev.muster.directory.user.UserEvent.UserRenamed;
import dev.muster.directory.user.UserEvent.UserRevised;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.BooleanNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

final class UserFold implements ResourceFold {
    private Document document = Document.EMPTY;
    private @Nullable String externalId;
    private boolean deleted;

    @Override
    public void on(Object happened) {
        if (!(happened instanceof UserEvent event)) throw new IllegalArgumentException("Not a user's: " + happened);
        switch (event) {
            case UserProvisioned provisioned -> {
                document = provisioned.document();
                if (document.bool("active").isEmpty()) document = document.with("active", BooleanNode.TRUE);
                externalId = provisioned.externalId();
            }
            case UserRevised revised -> document = document.apply(revised.changes());
            case UserRenamed renamed -> document = document.with("userName", StringNode.valueOf(renamed.after()));
            case UserExternalIdChanged changed -> externalId = changed.after();
            case UserHandedOver ignored -> externalId = null;
            case UserDeactivated ignored -> document = document.with("active", BooleanNode.FALSE);
            case UserReactivated ignored -> document = document.with("active", BooleanNode.TRUE);
            case UserIdentityConfirmed ignored -> {}
            case FormerAccessWithdrawn ignored -> {} // what it was taken from has events of its own
            case UserIdentityQuestioned ignored -> {}
            case UserIdentityAnswered ignored -> {}
            case FormerAccessRestored ignored -> {}
            case PossessionsPassedOn ignored -> {}
            case UserDeleted ignored -> deleted = true;
        }
    }

    @Override
    public boolean isDeleted() {
        return deleted;
    }

    @Override
    public ObjectNode resource() {
        ObjectNode resource = document.tree();
        if (externalId != null) resource.put("externalId", externalId);
        return resource;
    }
}
