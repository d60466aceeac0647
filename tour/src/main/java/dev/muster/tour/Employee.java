package dev.muster.tour;

import tools.jackson.databind.node.ObjectNode;

/** One of Barbara Jensen's many namesakes, in the profile that Okta keeps of them. */
record Employee(int number, String givenName, String familyName, String department, String userType) {
    private static final String[] GIVEN = {
        "Barbara", "Bárbara", "Варвара", "Βαρβάρα", "بربارة", "ברברה", "芭芭拉", "バーバラ", "바버라", "Barbora", "Barbro",
        "Borbála"
    };
    private static final String[] FAMILY = {
        "Jensen",
        "Jénsen",
        "Йенсен",
        "Γιένσεν",
        "ينسن",
        "ינסן",
        "詹森",
        "イェンセン",
        "옌센",
        "Jensenová",
        "Jönsson",
        "Jensen-Ødegård"
    };
    private static final String[] DEPARTMENTS = {"Tour Operations", "Theme Park", "Universal Studios", "Finance", "IT"};

    static Employee number(int number) {
        int script = number % GIVEN.length;
        return new Employee(
                number,
                GIVEN[script],
                FAMILY[script],
                DEPARTMENTS[number % DEPARTMENTS.length],
                number % 20 == 0 ? "admin" : "agent");
    }

    String userName() {
        return "bjensen%03d@example.com".formatted(number);
    }

    String externalId() {
        return "00u%017d".formatted(number);
    }

    Employee movedTo(String otherDepartment) {
        return new Employee(number, givenName, familyName, otherDepartment, userType);
    }

    /** The body of Okta's create. */
    ObjectNode scim() {
        ObjectNode user = Http.JSON.createObjectNode();
        user.putArray("schemas")
                .add("urn:ietf:params:scim:schemas:core:2.0:User")
                .add(ENTERPRISE);
        user.put("userName", userName());
        user.putObject("name").put("givenName", givenName).put("familyName", familyName);
        user.putArray("emails")
                .addObject()
                .put("primary", true)
                .put("value", userName())
                .put("type", "work");
        user.put("displayName", givenName + " " + familyName);
        user.put("locale", "en-US");
        user.put("userType", userType);
        user.put("externalId", externalId());
        user.putArray("groups");
        user.put("password", "1mz050nq");
        user.put("active", true);
        user.putObject(ENTERPRISE)
                .put("department", department)
                .put("employeeNumber", Integer.toString(70_000 + number));
        return user;
    }

    static final String ENTERPRISE = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";
}
