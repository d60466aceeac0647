package dev.muster.eventstore;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.muster.directory.event.Personal;
import dev.muster.directory.text.Sha256;
import java.lang.reflect.RecordComponent;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.axonframework.serialization.SerializedType;
import org.axonframework.serialization.SimpleSerializedType;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.node.ObjectNode;

/**
 * Events as JSON. Stored under short names and a revision; what is {@link Personal} is split off into a text of its own,
 * with a random salt, and the payload keeps the SHA-256 of that text.
 */
public final class EventJson extends Jackson3Serializer {
    /** The member of the payload that holds the lower-case hex SHA-256 of the personal text. */
    static final String PERSONAL_SHA256 = "personalSha256";

    static final String SALT = "salt";
    private static final SecureRandom RANDOM = new SecureRandom();

    private final EventTypes types;
    private final ConcurrentMap<Class<?>, List<String>> personalMembers = new ConcurrentHashMap<>();

    public EventJson(EventTypes types) {
        super(Jackson3Serializer.builder()
                .revisionResolver(type -> "1") // of what is no event; of events, see typeForClass
                .jsonMapperBuilderCustomizer(mapper -> mapper.enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                        .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                        // a flag that an older event does not have is off
                        .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                        .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
                        .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                        .changeDefaultPropertyInclusion(
                                inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_NULL))));
        this.types = types;
    }

    /** An event as it is stored; {@code personal} is null where it has nothing personal. */
    record Stored(String payload, @Nullable String personal) {}

    Stored write(Object event) {
        ObjectNode payload = getObjectMapper().valueToTree(event);
        List<String> names = personalMembers.computeIfAbsent(event.getClass(), EventJson::personalMembersOf);
        ObjectNode personal = getObjectMapper().createObjectNode();
        for (String name : names) {
            JsonNode value = payload.remove(name);
            if (value != null && !value.isNull()) personal.set(name, value);
        }
        if (personal.isEmpty()) return new Stored(payload.toString(), null);

        byte[] salt = new byte[16];
        RANDOM.nextBytes(salt);
        personal.put(SALT, Base64.getUrlEncoder().withoutPadding().encodeToString(salt));
        String personalText = personal.toString();
        payload.put(PERSONAL_SHA256, Sha256.hex(personalText));
        return new Stored(payload.toString(), personalText);
    }

    private static List<String> personalMembersOf(Class<?> type) {
        return Arrays.stream(type.getRecordComponents())
                .filter(component -> component.isAnnotationPresent(Personal.class))
                .map(RecordComponent::getName)
                .toList();
    }

    @Override
    public SerializedType typeForClass(Class type) {
        if (type != null && types.isEvent(type)) {
            String name = type.getSimpleName();
            return new SimpleSerializedType(name, String.valueOf(types.revision(name)));
        }
        return super.typeForClass(type);
    }

    /** Never {@link org.axonframework.serialization.UnknownSerializedType}, which Axon would pass over in silence. */
    @Override
    public Class<?> classForType(SerializedType type) {
        if (type.getName().indexOf('.') >= 0) return super.classForType(type); // metadata and tokens
        Class<?> event = types.named(type.getName());
        if (types.known(type.getName(), type.getRevision()) != types.revision(type.getName())) {
            throw new IllegalStateException(type.getName() + " " + type.getRevision()
                    + " was not brought into today's form: see EventRevisions");
        }
        return event;
    }
}
