package dev.muster.benchmarks;

import java.util.concurrent.atomic.AtomicLong;

/** As many distinct users as wanted, in the shape in which Okta sends them. */
final class DistinctUsers {
    private static final AtomicLong NEXT = new AtomicLong(System.currentTimeMillis() % 1_000_000 * 10_000_000);

    private DistinctUsers() {}

    static long next() {
        return NEXT.getAndIncrement();
    }

    static String userName(long number) {
        return "bjensen" + number + "@example.com";
    }

    static String json(long number) {
        String name = userName(number);
        return """
                {"schemas":["urn:ietf:params:scim:schemas:core:2.0:User",\
                "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User"],"userName":"%s",\
                "name":{"givenName":"Barbara","familyName":"Jensen %d"},\
                "emails":[{"primary":true,"value":"%s","type":"work"}],"displayName":"Barbara Jensen %d",\
                "locale":"en-US","externalId":"00u%d","groups":[],"password":"1mz050nq","active":true,\
                "title":"Tour Guide","urn:ietf:params:scim:schemas:extension:enterprise:2.0:User":\
                {"department":"Tours","employeeNumber":"%d"}}""".formatted(name, number, name, number, number, number);
    }
}
