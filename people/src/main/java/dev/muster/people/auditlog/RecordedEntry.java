package dev.muster.people.auditlog;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** An entry as it is on record. */
public record RecordedEntry(
        UUID id, Instant at, String kind, Doer by, AuditEntry.@Nullable Subject subject, JsonNode details) {}
