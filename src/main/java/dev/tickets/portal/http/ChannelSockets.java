package dev.tickets.portal.http;

import java.io.IOException;
import java.net.Proxy;
import java.net.Socket;
import java.nio.channels.SocketChannel;
import org.apache.hc.client5.http.io.DetachedSocketFactory;
import org.jspecify.annotations.Nullable;

/**
 * Sockets that give the system in one call all that is written to them at once. Java's ordinary ones divide it into
 * pieces of 128 KiB, and ask the system before each whether there is room.
 */
final class ChannelSockets implements DetachedSocketFactory {
    private volatile @Nullable Socket current;

    /** @param socks never given: a proxy is asked by HTTP */
    @Override
    public Socket create(@Nullable Proxy socks) throws IOException {
        Socket socket = SocketChannel.open().socket();
        current = socket;
        return socket;
    }

    /** The socket of the one connection, below its TLS; null before there is one. */
    @Nullable
    Socket current() {
        return current;
    }
}
