package dev.muster.server.scim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.unboundid.scim2.client.ScimService;
import com.unboundid.scim2.common.exceptions.ResourceConflictException;
import com.unboundid.scim2.common.exceptions.ResourceNotFoundException;
import com.unboundid.scim2.common.exceptions.ScimException;
import com.unboundid.scim2.common.messages.ListResponse;
import com.unboundid.scim2.common.types.Email;
import com.unboundid.scim2.common.types.GroupResource;
import com.unboundid.scim2.common.types.Member;
import com.unboundid.scim2.common.types.Name;
import com.unboundid.scim2.common.types.ResourceTypeResource;
import com.unboundid.scim2.common.types.SchemaResource;
import com.unboundid.scim2.common.types.UserResource;
import dev.muster.directory.Commands;
import dev.muster.directory.integration.ClientProfile;
import dev.muster.server.ScimClient;
import dev.muster.server.ScimServer;
import dev.muster.server.WholeServer;
import jakarta.ws.rs.client.Client;
import jakarta.ws.rs.client.ClientBuilder;
import jakarta.ws.rs.client.ClientRequestFilter;
import org.glassfish.jersey.client.ClientConfig;
import org.glassfish.jersey.jnh.connector.JavaNetHttpConnectorProvider;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A client that somebody else wrote, with models of its own: UnboundID's SCIM client. */
@WholeServer
@NullUnmarked // its models may lack everything, and a test that meets null has failed anyway
class ForeignClientTest {
    @Autowired
    Commands commands;

    @LocalServerPort
    int port;

    Client http;
    ScimService scim;

    @BeforeEach
    void connect() {
        ScimClient tenant = new ScimServer(port, commands).newTenant(ClientProfile.RFC);
        http = ClientBuilder.newClient(new ClientConfig().connectorProvider(new JavaNetHttpConnectorProvider()));
        http.register((ClientRequestFilter)
                request -> request.getHeaders().putSingle("Authorization", tenant.authorization()));
        scim = new ScimService(http.target(tenant.server() + "/scim/v2"));
    }

    @AfterEach
    void disconnect() {
        http.close();
    }

    @Test
    void creates_finds_replaces_modifies_and_deletes_a_user() throws ScimException {
        UserResource created = scim.create("Users", barbara());
        assertThat(created.getId()).hasSize(36);
        assertThat(created.getMeta().getLocation().toString()).endsWith("/scim/v2/Users/" + created.getId());
        assertThat(created.getMeta().getVersion()).isEqualTo("W/\"0\"");

        UserResource read = scim.retrieve("Users", created.getId(), UserResource.class);
        assertThat(read).isEqualTo(created);

        read.setNickName("Babs");
        UserResource replaced = scim.replaceRequest(read).ifMatch().invoke();
        assertThat(replaced.getNickName()).isEqualTo("Babs");

        UserResource modified = scim.modifyRequest("Users", created.getId())
                .replaceValue("active", false)
                .addValues("emails", new Email().setType("home").setValue("babs@example.com"))
                .invoke(UserResource.class);
        assertThat(modified.getActive()).isFalse();
        assertThat(modified.getEmails()).hasSize(2);

        scim.delete(modified);
        assertThat(catchThrowableOfType(
                        ResourceNotFoundException.class,
                        () -> scim.retrieve("Users", created.getId(), UserResource.class)))
                .isNotNull();
    }

    @Test
    void searches_by_filter_and_sees_what_it_asked_for() throws ScimException {
        scim.create("Users", barbara());
        ListResponse<UserResource> found = scim.searchRequest("Users")
                .filter("userName eq \"BJENSEN\" and emails[type eq \"work\" and value co \"@example.com\"]")
                .page(1, 10)
                .attributes("userName", "name.familyName")
                .invoke(UserResource.class);
        assertThat(found.getTotalResults()).isEqualTo(1);
        UserResource user = found.getResources().getFirst();
        assertThat(user.getName().getFamilyName()).isEqualTo("Jensen");
        assertThat(user.getName().getGivenName()).isNull();
        assertThat(user.getEmails()).isNull();
    }

    @Test
    void pushes_a_group_with_a_member() throws ScimException {
        UserResource user = scim.create("Users", barbara());
        GroupResource group =
                new GroupResource().setDisplayName("Tour Guides").setMembers(new Member().setValue(user.getId()));
        GroupResource pushed = scim.create("Groups", group);
        assertThat(pushed.getMembers()).extracting(Member::getValue).containsExactly(user.getId());
        assertThat(scim.retrieve("Users", user.getId(), UserResource.class).getGroups())
                .extracting(com.unboundid.scim2.common.types.Group::getValue)
                .containsExactly(pushed.getId());
    }

    @Test
    void understands_a_refusal() throws ScimException {
        scim.create("Users", barbara());
        var conflict = catchThrowableOfType(ResourceConflictException.class, () -> scim.create("Users", barbara()));
        assertThat(conflict.getScimError().getScimType()).isEqualTo("uniqueness");
        assertThat(conflict.getScimError().getDetail()).contains("bjensen");
    }

    @Test
    void reads_what_can_be_discovered() throws ScimException {
        assertThat(scim.getServiceProviderConfig().getPatch().isSupported()).isTrue();
        assertThat(scim.getResourceTypes().getResources())
                .extracting(ResourceTypeResource::getName)
                .containsExactly("User", "Group");
        assertThat(scim.getSchemas().getResources())
                .extracting(SchemaResource::getId)
                .contains("urn:ietf:params:scim:schemas:core:2.0:User");
    }

    private static UserResource barbara() {
        return new UserResource()
                .setUserName("bjensen")
                .setName(new Name().setGivenName("Barbara").setFamilyName("Jensen"))
                .setEmails(new Email().setType("work").setPrimary(true).setValue("bjensen@example.com"));
    }
}
