package dev.muster.server;

import dev.muster.directory.UniqueNames;
import dev.muster.directory.group.Memberships;
import dev.muster.directory.group.PredefinedGroups;
import dev.muster.directory.role.RoleHolders;
import dev.muster.directory.schema.SchemaRegistry;
import dev.muster.directory.user.DeletionLock;
import dev.muster.directory.user.FormerAccess;
import dev.muster.projections.JdbcProjectionWriter;
import dev.muster.projections.ProjectionWriter;
import dev.muster.projections.equipment.EquipmentItems;
import dev.muster.projections.equipment.EquipmentProjection;
import dev.muster.projections.equipment.EquipmentTable;
import dev.muster.projections.equipment.JdbcEquipment;
import dev.muster.projections.equipment.JdbcHolders;
import dev.muster.projections.group.GroupList;
import dev.muster.projections.group.GroupProjection;
import dev.muster.projections.group.GroupTable;
import dev.muster.projections.group.Groups;
import dev.muster.projections.group.JdbcDeletionLock;
import dev.muster.projections.group.JdbcGroups;
import dev.muster.projections.group.JdbcMemberships;
import dev.muster.projections.group.JdbcPredefinedGroups;
import dev.muster.projections.integration.Belongings;
import dev.muster.projections.integration.CredentialLastUse;
import dev.muster.projections.integration.IntegrationProjection;
import dev.muster.projections.integration.Integrations;
import dev.muster.projections.integration.JdbcIntegrations;
import dev.muster.projections.integration.JdbcMassChanges;
import dev.muster.projections.integration.MassChangeProjection;
import dev.muster.projections.integration.MassChanges;
import dev.muster.projections.names.JdbcUniqueNames;
import dev.muster.projections.resource.JdbcResources;
import dev.muster.projections.resource.Resources;
import dev.muster.projections.role.JdbcRoleHolders;
import dev.muster.projections.role.JdbcRoles;
import dev.muster.projections.role.RoleProjection;
import dev.muster.projections.role.Roles;
import dev.muster.projections.tenant.JdbcTenants;
import dev.muster.projections.tenant.TenantProjection;
import dev.muster.projections.tenant.Tenants;
import dev.muster.projections.user.IdentityProjection;
import dev.muster.projections.user.IdentityQuestions;
import dev.muster.projections.user.JdbcFormerAccess;
import dev.muster.projections.user.JdbcUsers;
import dev.muster.projections.user.UserList;
import dev.muster.projections.user.UserProjection;
import dev.muster.projections.user.UserTable;
import dev.muster.projections.user.Users;
import dev.muster.scim.resource.ScimLimits;
import java.time.Clock;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

/** The projections and the reads over them, as beans; they themselves know no container. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ScimLimits.class)
class ProjectionConfiguration {
    @Bean
    ProjectionWriter projectionWriter(DataSource dataSource) {
        return new JdbcProjectionWriter(dataSource);
    }

    @Bean
    UniqueNames uniqueNames(JdbcTemplate jdbc, ProjectionWriter writer) {
        return new JdbcUniqueNames(jdbc, writer);
    }

    @Bean
    TenantProjection tenantProjection(ProjectionWriter writer) {
        return new TenantProjection(writer);
    }

    @Bean
    IntegrationProjection integrationProjection(ProjectionWriter writer) {
        return new IntegrationProjection(writer);
    }

    @Bean
    MassChangeProjection massChangeProjection(ProjectionWriter writer) {
        return new MassChangeProjection(writer);
    }

    @Bean
    MassChanges massChanges(JdbcClient db) {
        return new JdbcMassChanges(db);
    }

    @Bean
    UserProjection userProjection(ProjectionWriter writer) {
        return new UserProjection(writer);
    }

    @Bean
    GroupProjection groupProjection(ProjectionWriter writer) {
        return new GroupProjection(writer);
    }

    @Bean
    Memberships memberships(JdbcTemplate jdbc) {
        return new JdbcMemberships(jdbc);
    }

    @Bean
    DeletionLock deletionLock(JdbcTemplate jdbc) {
        return new JdbcDeletionLock(jdbc);
    }

    @Bean
    FormerAccess formerAccess(JdbcTemplate jdbc, DeletionLock lock) {
        return new JdbcFormerAccess(jdbc, lock);
    }

    @Bean
    IdentityProjection identityProjection(ProjectionWriter writer) {
        return new IdentityProjection(writer);
    }

    @Bean
    PredefinedGroups predefinedGroups(JdbcTemplate jdbc) {
        return new JdbcPredefinedGroups(jdbc);
    }

    @Bean
    Groups groups(JdbcTemplate jdbc, PlatformTransactionManager transactions) {
        return new JdbcGroups(jdbc, transactions);
    }

    @Bean
    RoleProjection roleProjection(ProjectionWriter writer) {
        return new RoleProjection(writer);
    }

    @Bean
    RoleHolders roleHolders(JdbcTemplate jdbc) {
        return new JdbcRoleHolders(jdbc);
    }

    @Bean
    Roles roles(JdbcTemplate jdbc) {
        return new JdbcRoles(jdbc);
    }

    @Bean
    Tenants tenants(JdbcClient db) {
        return new JdbcTenants(db);
    }

    @Bean
    Integrations integrations(JdbcClient db) {
        return new JdbcIntegrations(db);
    }

    @Bean
    Users users(JdbcTemplate jdbc) {
        return new JdbcUsers(jdbc);
    }

    @Bean
    EquipmentProjection equipmentProjection(ProjectionWriter writer) {
        return new EquipmentProjection(writer);
    }

    @Bean
    EquipmentItems equipment(JdbcTemplate jdbc) {
        return new JdbcEquipment(jdbc);
    }

    /** Who may be given something, for commands; and who is meant, for imports. */
    @Bean
    JdbcHolders holders(JdbcTemplate jdbc) {
        return new JdbcHolders(jdbc);
    }

    @Bean
    UserList userList(JdbcClient db) {
        return new UserList(db);
    }

    @Bean
    GroupList groupList(JdbcClient db) {
        return new GroupList(db);
    }

    @Bean
    IdentityQuestions identityQuestions(JdbcClient db) {
        return new IdentityQuestions(db);
    }

    @Bean
    Belongings belongings(JdbcClient db) {
        return new Belongings(db);
    }

    @Bean
    CredentialLastUse credentialLastUse(JdbcClient db) {
        return new CredentialLastUse(db);
    }

    /** What SCIM serves; another resource type is another table here. */
    @Bean
    Resources resources(
            JdbcTemplate jdbc,
            PlatformTransactionManager transactions,
            SchemaRegistry schemas,
            ScimLimits limits,
            Clock clock) {
        return new JdbcResources(
                jdbc,
                transactions,
                List.of(UserTable.of(schemas), GroupTable.of(schemas), EquipmentTable.of(schemas)),
                limits.patience(),
                clock);
    }
}
