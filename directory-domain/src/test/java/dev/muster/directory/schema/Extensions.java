package dev.muster.directory.schema;

import java.nio.charset.StandardCharsets;

/** Extensions as an operator would write them, in single quotes. */
public final class Extensions {
    public static final String BADGE = "urn:example:badge:1.0:User";
    public static final String COST = "urn:example:cost:1.0:Group";

    /** A unique number, a level, who issued it, and a desk with parts. */
    public static final ExtensionSchema OF_BADGES = extension("badge.json", """
            {'id':'urn:example:badge:1.0:User','name':'Badge','attributes':[
              {'name':'number','uniqueness':'server'},
              {'name':'level','type':'integer'},
              {'name':'issued','type':'dateTime','mutability':'immutable'},
              {'name':'printedBy','mutability':'readOnly'},
              {'name':'pin','mutability':'writeOnly','returned':'never'},
              {'name':'desk','type':'complex','subAttributes':[{'name':'floor','type':'integer'},{'name':'room'}]}]}
            """);

    public static final ExtensionSchema OF_COSTS = extension("cost.json", """
            {'id':'urn:example:cost:1.0:Group','attributes':[
              {'name':'center','uniqueness':'server','caseExact':true},{'name':'members','type':'integer'}]}
            """);

    private Extensions() {}

    public static ExtensionSchema extension(String file, String json) {
        return ExtensionSchema.read(file, null, json.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
    }
}
