package dev.muster.api.reference;

import static dev.muster.directory.integration.Scope.ACCESS;
import static dev.muster.directory.integration.Scope.EQUIPMENT;
import static dev.muster.directory.integration.Scope.EQUIPMENT_READ;
import static dev.muster.directory.integration.Scope.SCIM;
import static dev.muster.directory.integration.Scope.SCIM_READ;
import static dev.muster.people.PersonRole.ADMIN;
import static dev.muster.people.PersonRole.AUDITOR;
import static dev.muster.people.PersonRole.OPERATOR;
import static dev.muster.people.PersonRole.OWNER;

import dev.muster.directory.integration.RequiresScope;
import dev.muster.people.AllowedFor;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code GET /api/openapi.json}: the file of that name in docs, which a test makes from the code. */
@RestController
@AllowedFor({OPERATOR, OWNER, ADMIN, AUDITOR})
@RequiresScope(read = {SCIM, SCIM_READ, EQUIPMENT, EQUIPMENT_READ, ACCESS})
class ReferenceEndpoint {
    private static final Resource DOCUMENT = new ClassPathResource("openapi.json", ReferenceEndpoint.class);

    /** Reads this reference. It is the same for everybody. */
    @GetMapping("/api/openapi.json")
    ResponseEntity<Resource> reference() {
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(DOCUMENT);
    }
}
