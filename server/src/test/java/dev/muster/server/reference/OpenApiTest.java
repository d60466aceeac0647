package dev.muster.server.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.muster.server.Account;
import dev.muster.server.Web;
import dev.muster.server.WholeServer;
import dev.muster.server.security.Routes;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.ParseOptions;
import io.swagger.v3.parser.core.models.SwaggerParseResult;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.springdoc.core.utils.SpringDocUtils;
import org.springdoc.webmvc.api.OpenApiWebMvcResource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The reference in the repository is the one of the code, and the one that is served. */
@DocumentedServer
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SuppressWarnings("NullAway.Init")
class OpenApiTest {
    private static final Path ROOT = Path.of("..");
    private static final Path KEPT = ROOT.resolve("docs/openapi.json");
    private static final boolean WRITING = Boolean.getBoolean("muster.openapi.write");
    private static final String WRITE = "mvn test -pl server -am -Dtest=OpenApiTest"
            + " -Dsurefire.failIfNoSpecifiedTests=false -Dmuster.openapi.write=true";

    @LocalServerPort
    private int port;

    @Autowired
    private OpenApiWebMvcResource springdoc;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    private RequestMappingHandlerMapping mapping;

    private String made;
    private List<String> undescribed;

    @BeforeAll
    void make(@TempDir Path files) throws IOException {
        // springdoc knows the trees of Jackson 2 alone
        SpringDocUtils.getConfig()
                .replaceWithSchema(JsonNode.class, new Schema<>())
                .replaceWithSchema(ObjectNode.class, new ObjectSchema());
        List<Routes.Route> routes = Routes.of(mapping);
        byte[] read =
                springdoc.openapiJson(new MockHttpServletRequest("GET", "/v3/api-docs"), "/v3/api-docs", Locale.ROOT);
        var document = new ReferenceDocument(
                (ObjectNode) new JsonMapper().readTree(read),
                SourceDocs.of(ROOT),
                ScimComponents.announcedTo(Web.of(port).asBearer(WholeServer.TOKEN)),
                DocumentedExamples.ofGuide(routes, Documents.withFiles(files)));
        made = document.json(routes);
        undescribed = document.undescribed();
        if (WRITING) Files.writeString(KEPT, made);
    }

    @Test
    void the_reference_in_the_repository_is_that_of_the_code() throws IOException {
        assertThat(made)
                .as("docs/openapi.json is no longer what the code says. Does a client break? Write it anew by:  "
                        + WRITE)
                .isEqualTo(Files.readString(KEPT));
    }

    @Test
    void the_reference_is_served_to_people_and_credentials_and_to_nobody_else() throws IOException {
        Account account = Account.open(Web.of(port));
        assumeThat(WRITING).as("what is served is what was there at the build").isFalse();
        String kept = new String(Files.readAllBytes(KEPT), StandardCharsets.UTF_8);
        for (Web known : List.of(
                account.operator(), account.person("AUDITOR"), account.client(), account.clientWith("ACCESS"))) {
            assertThat(known.get("/api/openapi.json").statusCode()).isEqualTo(200);
            assertThat(known.get("/api/openapi.json").body()).isEqualTo(kept);
        }
        assertThat(Web.of(port).get("/api/openapi.json").statusCode()).isEqualTo(401);
    }

    @Test
    void every_operation_and_every_parameter_is_described() {
        assertThat(undescribed).isEmpty();
    }

    @Test
    void every_operation_says_who_may_call_it_and_what_it_answers() {
        for (JsonNode path : new JsonMapper().readTree(made).get("paths")) {
            for (JsonNode operation : path) {
                String id = operation.get("operationId").stringValue();
                assertThat(operation.get("summary").stringValue()).as(id).isNotBlank();
                assertThat(operation.get("security").isEmpty()).as(id).isFalse();
                assertThat(operation.get("responses").propertyNames()).as(id).contains("401", "403");
            }
        }
    }

    @Test
    void a_parser_that_somebody_else_wrote_reads_the_reference_without_a_complaint() {
        var options = new ParseOptions();
        options.setResolve(true);
        SwaggerParseResult result = new OpenAPIV3Parser().readContents(made, null, options);
        assertThat(result.getMessages()).isNullOrEmpty();
        assertThat(result.getOpenAPI().getPaths()).isNotEmpty();
        assertThat(result.getOpenAPI().getOpenapi()).isEqualTo("3.1.0");
    }

    @Test
    void a_page_is_as_large_as_the_reference_says() {
        Web owner = Account.open(Web.of(port)).owner();
        assertThat(owner.get("/api/users?limit=1").statusCode()).isEqualTo(200);
        assertThat(owner.get("/api/users?limit=500").statusCode()).isEqualTo(200);
        assertThat(owner.get("/api/users?limit=0").statusCode()).isEqualTo(400);
        assertThat(owner.get("/api/users?limit=501").statusCode()).isEqualTo(400);
    }
}
