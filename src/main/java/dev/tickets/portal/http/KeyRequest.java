package dev.tickets.portal.http;

import java.io.IOException;
import java.net.ProtocolException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.X509ExtendedKeyManager;
import org.jspecify.annotations.Nullable;

/** Has no certificate of this machine, and remembers whether a server has asked for one. */
@SuppressWarnings("NullAway") // null is JSSE's word for "none"
final class KeyRequest extends X509ExtendedKeyManager {
    /** In milliseconds; longer than a round trip to a portal. */
    private static final int REFUSAL_TIME = 500;

    private boolean made;

    /** Whether the last server has asked. */
    boolean isMade() {
        return made;
    }

    void forget() {
        made = false;
    }

    /**
     * Waits a moment whether a server that has asked refuses to go on without a certificate. In TLS 1.3 it says so only
     * after the handshake (RFC 8446, section 4.4.2.4), when a request would be on its way already.
     *
     * @throws IOException when the server refuses; after that, nothing has been sent
     */
    void awaitRefusal(SSLSocket socket) throws IOException {
        int timeout = socket.getSoTimeout();
        socket.setSoTimeout(REFUSAL_TIME);
        try {
            if (socket.getInputStream().read() >= 0) {
                throw new ProtocolException("the server sent data before the request");
            }
            throw new SSLException("the server closed the connection after it had asked for a certificate");
        } catch (SocketTimeoutException goesOn) {
            socket.setSoTimeout(timeout);
        }
    }

    @Override
    public @Nullable String chooseClientAlias(String[] keyType, Principal[] issuers, Socket socket) {
        made = true;
        return null;
    }

    @Override
    public String @Nullable [] getClientAliases(String keyType, Principal[] issuers) {
        return null;
    }

    @Override
    public String @Nullable [] getServerAliases(String keyType, Principal[] issuers) {
        return null;
    }

    @Override
    public @Nullable String chooseServerAlias(String keyType, Principal[] issuers, Socket socket) {
        return null;
    }

    @Override
    public X509Certificate @Nullable [] getCertificateChain(String alias) {
        return null;
    }

    @Override
    public @Nullable PrivateKey getPrivateKey(String alias) {
        return null;
    }
}
