package dev.muster.scim.user;

import dev.muster.directory.Commands;
import dev.muster.directory.NoSuchResource;
import dev.muster.directory.ResourceId;
import dev.muster.directory.UserId;
import dev.muster.directory.user.UserCommand;
import dev.muster.directory.user.UserCommand.ProvisionUser;
import dev.muster.directory.user.UserCommand.ReinstateUser;
import dev.muster.directory.user.UserRefusal;
import dev.muster.projections.user.Users;
import dev.muster.scim.ProvisioningClient;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** People whom a client provisions: new ones, and leavers who return, if the integration's policy knows them again. */
@Component
class UserProvisioning {
    private final Commands commands;
    private final Users users;

    UserProvisioning(Commands commands, Users users) {
        this.commands = commands;
        this.users = users;
    }

    /**
     * The leaver is looked up before the command, so somebody may come in between; then it is looked up once more.
     *
     * @param fresh    what is sent where nobody returns
     * @param promised whether others know the new id already, so that no returning leaver's may take its place
     */
    <T> T provision(ProvisioningClient client, ProvisionUser fresh, boolean promised, Function<ResourceId, T> read) {
        boolean mayReturn = client.integration().policies().reactivateReturning() && !promised;
        try {
            return reinstateOrProvision(client, fresh, mayReturn, read);
        } catch (UserRefusal | NoSuchResource overtaken) {
            if (!mayReturn) throw overtaken;
            if (overtaken instanceof UserRefusal.UserNameTaken
                    && leavers(client, fresh).isEmpty()) throw overtaken;
            return reinstateOrProvision(client, fresh, true, read);
        }
    }

    /** Whoever may be meant is asked for one after the other; the aggregate says whether it is the same person. */
    private <T> T reinstateOrProvision(
            ProvisioningClient client, ProvisionUser fresh, boolean mayReturn, Function<ResourceId, T> read) {
        for (UserId leaver : mayReturn ? leavers(client, fresh) : List.<UserId>of()) {
            try {
                return send(client, new ReinstateUser(leaver, fresh.document(), fresh.externalId()), read);
            } catch (UserRefusal.NotKnownAgain another) {
                continue;
            }
        }
        return send(client, fresh, read);
    }

    private <T> T send(ProvisioningClient client, UserCommand command, Function<ResourceId, T> read) {
        return commands.send(command, client.context(), () -> read.apply(command.user()));
    }

    private List<UserId> leavers(ProvisioningClient client, ProvisionUser fresh) {
        Optional<String> userName = fresh.document().text("userName");
        if (userName.isEmpty()) return List.of();
        boolean byEmail = client.integration().policies().recogniseByEmail();
        return users.findLeavers(
                client.reader(), userName.get(), byEmail ? primaryEmail(fresh) : null, fresh.externalId());
    }

    /** The one that is marked, or the only one. */
    private static @Nullable String primaryEmail(ProvisionUser fresh) {
        List<JsonNode> emails = fresh.document().values("emails");
        for (JsonNode email : emails) {
            if (emails.size() == 1 || email.path("primary").asBoolean(false)) {
                String address = email.path("value").asString("");
                return address.isEmpty() ? null : address;
            }
        }
        return null;
    }
}
