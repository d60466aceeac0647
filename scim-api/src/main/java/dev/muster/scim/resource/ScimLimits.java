package dev.muster.scim.resource;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * How much one request may bring, and one answer hold.
 *
 * @param body      bytes of a resource or a PATCH
 * @param groupBody bytes of a group, which may have a hundred thousand members
 * @param bulkBody bytes of a bulk request; RFC 7644 calls it maxPayloadSize
 * @param bulkOperations operations in a bulk request; RFC 7644 calls it maxOperations
 * @param page      resources on a page where the client does not say
 * @param largestPage resources on a page whatever the client says (RFC 7644 §3.4.2.4: fewer than asked for is fine)
 */
@Component
public record ScimLimits(
        @Value("${muster.scim.body-bytes:1048576}") int body,
        @Value("${muster.scim.group-body-bytes:16777216}") int groupBody,
        @Value("${muster.scim.bulk-body-bytes:4194304}") int bulkBody,
        @Value("${muster.scim.bulk-operations:1000}") int bulkOperations,
        @Value("${muster.scim.page:100}") int page,
        @Value("${muster.scim.largest-page:1000}") int largestPage) {}
