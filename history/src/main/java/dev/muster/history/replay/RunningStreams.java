package dev.muster.history.replay;

import java.util.function.Supplier;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.EventProcessor;

/** The streams of this server: they rest while the tables that they write are exchanged. */
final class RunningStreams implements Rebuild.Streams {
    private final StreamedTables streamed;
    private final Supplier<EventProcessingConfiguration> processing;

    RunningStreams(StreamedTables streamed, Supplier<EventProcessingConfiguration> processing) {
        this.streamed = streamed;
        this.processing = processing;
    }

    @Override
    public void stop() {
        for (String name : streamed.processors()) {
            processing.get().eventProcessor(name).ifPresent(EventProcessor::shutDown);
        }
    }

    @Override
    public void start() {
        for (String name : streamed.processors()) {
            processing.get().eventProcessor(name).ifPresent(EventProcessor::start);
        }
    }
}
