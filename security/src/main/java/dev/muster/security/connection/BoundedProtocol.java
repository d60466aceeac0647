package dev.muster.security.connection;

import java.nio.channels.SocketChannel;
import org.apache.coyote.http11.Http11NioProtocol;
import org.apache.tomcat.util.net.NioChannel;
import org.apache.tomcat.util.net.NioEndpoint;
import org.apache.tomcat.util.net.SocketEvent;
import org.apache.tomcat.util.net.SocketWrapperBase;
import org.jspecify.annotations.Nullable;

/** The container's own protocol, which says of each connection when it begins, is served and ends. Made by its name. */
public final class BoundedProtocol extends Http11NioProtocol {
    private final Endpoint endpoint;

    public BoundedProtocol() {
        this(new Endpoint());
    }

    private BoundedProtocol(Endpoint endpoint) {
        super(endpoint);
        this.endpoint = endpoint;
    }

    void bound(UnauthenticatedConnections strangers) {
        endpoint.strangers = strangers;
    }

    private static final class Endpoint extends NioEndpoint {
        private volatile @Nullable UnauthenticatedConnections strangers;

        @Override
        protected boolean setSocketOptions(SocketChannel socket) {
            boolean taken = super.setSocketOptions(socket);
            SocketWrapperBase<NioChannel> wrapper = connections.get(socket);
            UnauthenticatedConnections bounds = strangers;
            if (bounds != null && wrapper != null) {
                bounds.of(wrapper);
                if (wrapper.isClosed()) bounds.ended(wrapper);
            }
            return taken;
        }

        @Override
        public void setHandler(Handler<NioChannel> handler) {
            super.setHandler(new Telling(handler));
        }

        private final class Telling implements Handler<NioChannel> {
            private final Handler<NioChannel> handler;

            Telling(Handler<NioChannel> handler) {
                this.handler = handler;
            }

            @Override
            public SocketState process(SocketWrapperBase<NioChannel> socket, SocketEvent event) {
                UnauthenticatedConnections bounds = strangers;
                if (bounds == null) return handler.process(socket, event);
                ClientConnection.serve(bounds.of(socket));
                try {
                    return handler.process(socket, event);
                } finally {
                    ClientConnection.serve(null);
                }
            }

            @Override
            public Object getGlobal() {
                return handler.getGlobal();
            }

            @Override
            public void release(SocketWrapperBase<NioChannel> socket) {
                handler.release(socket);
                UnauthenticatedConnections bounds = strangers;
                if (bounds != null) bounds.ended(socket);
            }

            @Override
            public void pause() {
                handler.pause();
            }

            @Override
            public void recycle() {
                handler.recycle();
            }
        }
    }
}
