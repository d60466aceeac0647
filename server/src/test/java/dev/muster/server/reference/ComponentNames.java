package dev.muster.server.reference;

import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;

/** Short names of the reference's schemas, made from the names of our types. */
final class ComponentNames {
    private static final String PAGE = "dev.muster.api.Page";

    /** Where the type's own name says too little outside its endpoint. */
    private static final Map<String, String> SAID_MORE_CLEARLY = Map.ofEntries(
            Map.entry("AuditLogEndpoint.Shown", "AuditLogEntry"),
            Map.entry("AuditLogEndpoint.Named", "AuditLogParty"),
            Map.entry("FailuresEndpoint.Shown", "Failure"),
            Map.entry("LettersEndpoint.Shown", "Letter"),
            Map.entry("RunsEndpoint.Shown", "Run"),
            Map.entry("RunsEndpoint.Letter", "Delivery"),
            Map.entry("RunView.File", "RunFile"),
            Map.entry("SchedulesEndpoint.Order", "NewSchedule"),
            Map.entry("SchedulesEndpoint.Shown", "Schedule"),
            Map.entry("CredentialsEndpoint.Wanted", "NewCredential"),
            Map.entry("CredentialsEndpoint.WantedClient", "NewOAuthClient"),
            Map.entry("CredentialAnswer", "Credential"),
            Map.entry("CredentialAnswer.OAuth", "OAuthClient"),
            Map.entry("HandOverEndpoint.Wanted", "NewHandOver"),
            Map.entry("IntegrationsEndpoint.Wanted", "NewIntegration"),
            Map.entry("IntegrationsEndpoint.IntegrationResource", "Integration"),
            Map.entry("PredefinedGroupsEndpoint.Named", "PredefinedGroup"),
            Map.entry("MassChangeGuardEndpoint.Why", "Reason"),
            Map.entry("MassChangeGuardEndpoint.GuardResource", "MassChangeGuard"),
            Map.entry("GuardAnswer", "MassChangeGuardPolicy"),
            Map.entry("HeldChanges.HeldChange", "HeldChange"),
            Map.entry("HeldChanges.Waiting", "HeldChanges"),
            Map.entry("PolicyAnswer", "Policies"),
            Map.entry("PolicyAnswer.Rate", "RequestRate"),
            Map.entry("DirectoryEndpoint.Answer", "ResourceAsOf"),
            Map.entry("ShownEntry", "HistoryEntry"),
            Map.entry("ShownEntry.By", "HistoryActor"),
            Map.entry("ShownEntry.Resource", "HistoryResource"),
            Map.entry("TimelineEntry.Change", "HistoryChange"),
            Map.entry("IdentityQuestionsEndpoint.Answer", "NewIdentityAnswer"),
            Map.entry("PeopleEndpoint.PersonResource", "Person"),
            Map.entry("TenantsEndpoint.TenantResource", "Tenant"),
            Map.entry("SchemasEndpoint.ListedSchema", "ExtensionSchema"),
            Map.entry("SchemasEndpoint.WholeSchema", "ExtensionSchemaWithText"),
            Map.entry("RoleAnswer", "Role"),
            Map.entry("RoleAnswer.MappingAnswer", "RoleMapping"),
            Map.entry("MappingWanted", "NewRoleMapping"),
            Map.entry("VerificationView", "Verification"),
            Map.entry("VerificationView.Difference", "VerificationDifference"),
            Map.entry("VerificationView.TableDigest", "VerificationTable"));

    private ComponentNames() {}

    /** @param name as springdoc has it: of a type, or of a page of another */
    static String shortened(String name) {
        if (name.startsWith(PAGE + "Dev.")) {
            return "PageOf" + shortened("dev." + name.substring(PAGE.length() + "Dev.".length()));
        }
        String nested = Arrays.stream(name.split("\\."))
                .filter(part -> Character.isUpperCase(part.charAt(0)))
                .collect(Collectors.joining("."));
        String better = SAID_MORE_CLEARLY.get(nested);
        if (better != null) return better;
        return nested.replaceFirst("^\\w+Endpoint\\.", "").replace(".", "");
    }
}
