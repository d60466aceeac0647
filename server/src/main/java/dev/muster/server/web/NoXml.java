package dev.muster.server.web;

import org.springframework.context.annotation.Configuration;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.converter.HttpMessageConverters;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Spring reads and writes XML as soon as some library brings a parser along. Nobody speaks it here, so nobody can be attacked through it. */
@Configuration(proxyBeanMethods = false)
class NoXml implements WebMvcConfigurer {
    @Override
    public void configureMessageConverters(HttpMessageConverters.ServerBuilder builder) {
        builder.configureMessageConvertersList(converters -> converters.removeIf(NoXml::isOfXml));
    }

    private static boolean isOfXml(HttpMessageConverter<?> converter) {
        return converter.getSupportedMediaTypes().stream()
                .map(MediaType::getSubtype)
                .anyMatch(subtype -> subtype.equals("xml") || subtype.endsWith("+xml"));
    }
}
