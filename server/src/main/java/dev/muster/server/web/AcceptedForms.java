package dev.muster.server.web;

import java.util.ArrayList;
import java.util.List;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.MediaType;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.accept.ContentNegotiationStrategy;
import org.springframework.web.accept.HeaderContentNegotiationStrategy;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.servlet.config.annotation.ContentNegotiationConfigurer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * What nobody can read, or nobody can fulfil, in an Accept is passed over (RFC 9110 §12.5.1 lets us): else a call would have been done and then be
 * answered 406, or a refusal would have no words.
 */
@Configuration(proxyBeanMethods = false)
class AcceptedForms implements WebMvcConfigurer {
    @Override
    public void configureContentNegotiation(ContentNegotiationConfigurer configurer) {
        configurer.strategies(List.of(new Readable()));
    }

    private static final class Readable implements ContentNegotiationStrategy {
        private final ContentNegotiationStrategy header = new HeaderContentNegotiationStrategy();

        @Override
        public List<MediaType> resolveMediaTypes(NativeWebRequest request) {
            try {
                List<MediaType> accepted = new ArrayList<>(header.resolveMediaTypes(request));
                if (!accepted.contains(MediaType.ALL)) accepted.add(MediaType.ALL);
                return accepted;
            } catch (HttpMediaTypeNotAcceptableException unreadable) {
                return MEDIA_TYPE_ALL_LIST;
            }
        }
    }
}
