package dev.muster.scim.resource;

import dev.muster.directory.StartRefused;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.context.properties.bind.Name;

/**
 * How much one request may bring, and one answer hold.
 *
 * @param body      bytes of a resource or a PATCH
 * @param groupBody bytes of a group, which may have a hundred thousand members
 * @param bulkBody bytes of a bulk request; RFC 7644 calls it maxPayloadSize
 * @param bulkOperations operations in a bulk request; RFC 7644 calls it maxOperations
 * @param page      resources on a page where the client does not say
 * @param patience  for a list that no index answers, before it is refused
 * @param largestPage resources on a page whatever the client says (RFC 7644 §3.4.2.4: fewer than asked for is fine)
 */
@ConfigurationProperties("muster.scim")
public record ScimLimits(
        @Name("body-bytes") @DefaultValue("1048576") int body,
        @Name("group-body-bytes") @DefaultValue("16777216") int groupBody,
        @Name("bulk-body-bytes") @DefaultValue("4194304") int bulkBody,
        @DefaultValue("1000") int bulkOperations,
        @DefaultValue("100") int page,
        @DefaultValue("1000") int largestPage,
        @DefaultValue("10s") Duration patience) {
    public ScimLimits {
        requireSome("MUSTER_SCIM_BODY_BYTES", body);
        requireSome("MUSTER_SCIM_GROUP_BODY_BYTES", groupBody);
        requireSome("MUSTER_SCIM_BULK_BODY_BYTES", bulkBody);
        requireSome("MUSTER_SCIM_BULK_OPERATIONS", bulkOperations);
        requireSome("MUSTER_SCIM_PAGE", page);
        requireSome("MUSTER_SCIM_LARGEST_PAGE", largestPage);
    }

    private static void requireSome(String setting, int value) {
        if (value < 1) throw new StartRefused(setting, "is " + value + ".", "Give a number from 1.");
    }
}
