package dev.muster.scim.patch;

import java.util.List;

/**
 * What a client wants to happen to a group's members, by the ids as it wrote them; whose they are, and whether they are
 * anybody's, is found out by who knows the tenant. In the order of the request, no id twice.
 */
public sealed interface MembershipOperation {

    /** Those that are members already stay so. */
    record Add(List<String> ids) implements MembershipOperation {}

    /** Those that are no members are none afterwards either. */
    record Remove(List<String> ids) implements MembershipOperation {}

    record RemoveAll() implements MembershipOperation {}

    /** Afterwards these are the members, and nobody else. */
    record ReplaceAll(List<String> ids) implements MembershipOperation {}
}
