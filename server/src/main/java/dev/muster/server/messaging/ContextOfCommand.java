package dev.muster.server.messaging;

import dev.muster.directory.MessageContext;
import java.util.HashMap;
import java.util.Map;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.correlation.CorrelationDataProvider;

/** Hands a command's context on to its events, as texts. */
final class ContextOfCommand implements CorrelationDataProvider {
    @Override
    public Map<String, ?> correlationDataFor(Message<?> message) {
        Map<String, Object> context = new HashMap<>();
        for (String key :
                new String[] {MessageContext.TENANT, MessageContext.ACTOR, MessageContext.REQUEST, MessageContext.CAUSE
                }) {
            Object value = message.getMetaData().get(key);
            if (value != null) context.put(key, value.toString());
        }
        return context;
    }
}
