package dev.muster.api.body;

import dev.muster.directory.text.Blanks;
import dev.muster.directory.text.Moments;
import java.time.DateTimeException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.convert.converter.Converter;
import org.springframework.format.FormatterRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JacksonModule;
import tools.jackson.databind.deser.std.StdScalarDeserializer;
import tools.jackson.databind.module.SimpleModule;

/** Every instant of a parameter and of a body is one that exists, and that the database can hold. */
@Configuration(proxyBeanMethods = false)
class MomentsAreStorable implements WebMvcConfigurer {
    @Override
    public void addFormatters(FormatterRegistry registry) {
        registry.addConverter(new OfParameter());
    }

    @Bean
    JacksonModule storableMoments() {
        return new SimpleModule("storable moments").addDeserializer(Instant.class, new OfBody());
    }

    /** A class, because of a lambda Spring cannot tell the types. */
    private static final class OfParameter implements Converter<String, Instant> {
        @Override
        public Instant convert(String text) {
            try {
                return Moments.parse(text.strip());
            } catch (DateTimeException none) {
                throw new IllegalArgumentException(none.getMessage(), none);
            }
        }
    }

    private static final class OfBody extends StdScalarDeserializer<Instant> {
        OfBody() {
            super(Instant.class);
        }

        @Override
        public @Nullable Instant deserialize(JsonParser parser, DeserializationContext context) {
            if (!parser.hasToken(JsonToken.VALUE_STRING)) {
                return (Instant) context.handleUnexpectedToken(Instant.class, parser);
            }
            String text = parser.getString();
            if (Blanks.isBlank(text)) return null;
            try {
                return Moments.parse(text);
            } catch (DateTimeException none) {
                return (Instant) context.handleWeirdStringValue(Instant.class, text, "%s", none.getMessage());
            }
        }
    }
}
