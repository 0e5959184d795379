package dev.tickets.portal.http;

import java.io.IOException;
import java.net.Socket;
import jdk.net.ExtendedSocketOptions;
import org.apache.hc.client5.http.io.ManagedHttpClientConnection;
import org.apache.hc.core5.http.io.HttpClientConnection;

/**
 * Tells the portal that the head of its answer has come. Many a server sends the body in a packet of its own and keeps
 * that back until it knows (Nagle's algorithm, RFC 896), while this system would let it wait for 40 ms (RFC 1122,
 * section 4.2.3.2).
 */
final class Acknowledgement {
    private Acknowledgement() {}

    /** Sends it, where the system can be told to: Linux can. Elsewhere it goes when the system likes. */
    static void send(HttpClientConnection connection) {
        Socket socket = connection instanceof ManagedHttpClientConnection managed ? managed.getSocket() : null;
        if (socket == null) {
            return;
        }
        try {
            socket.setOption(ExtendedSocketOptions.TCP_QUICKACK, true);
        } catch (UnsupportedOperationException | IOException later) {
            // the answer is the same, only 40 ms later; and a connection that is lost says so where it is read
        }
    }
}
