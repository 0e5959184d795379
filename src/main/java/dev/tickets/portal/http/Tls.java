package dev.tickets.portal.http;

import dev.tickets.config.HostPort;
import dev.tickets.ticket.TicketsException;
import java.io.EOFException;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.client5.http.ssl.TlsSocketStrategy;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.jspecify.annotations.Nullable;

/**
 * TLS that always verifies: the usual authorities, and those of the profile's {@code ca-file}. A handshake that fails
 * is explained by {@link TlsFailures}, which is loaded only then.
 */
final class Tls implements TlsSocketStrategy {
    private final TlsSocketStrategy verifying;
    private final PresentedChain presented;
    private final KeyRequest keyRequest;
    private final @Nullable Path caFile;

    private Tls(TlsSocketStrategy verifying, PresentedChain presented, KeyRequest keyRequest, @Nullable Path caFile) {
        this.verifying = verifying;
        this.presented = presented;
        this.keyRequest = keyRequest;
        this.caFile = caFile;
    }

    /**
     * Begins to load the authorities.
     *
     * @param host of the portal, in its one spelling
     * @throws TicketsException (usage) when the file holds no certificate
     */
    static Tls of(String host, Trust trust) {
        try {
            TrustLoading trusting = TrustLoading.begin(trust);
            PresentedChain presented = new PresentedChain(trusting);
            KeyRequest keyRequest = new KeyRequest();
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(new KeyManager[] {keyRequest}, new TrustManager[] {presented}, null);
            TlsSocketStrategy verifying =
                    host.indexOf('_') < 0 ? new DefaultClientTlsStrategy(context) : new UnderscoreTls(context, host);
            trusting.awaitFile();
            return new Tls(verifying, presented, keyRequest, trust.caFile());
        } catch (GeneralSecurityException e) {
            throw TlsFailures.unusableJava(e);
        }
    }

    /** The certificates of the last server, its own first; null when it has presented none. */
    X509Certificate @Nullable [] certificates() {
        return presented.chain();
    }

    /** No connection follows. */
    void end() {
        presented.end();
    }

    @Override
    public SSLSocket upgrade(
            Socket socket, String target, int port, @Nullable Object attachment, @Nullable HttpContext context)
            throws IOException {
        String host = HostPort.spelled(target);
        presented.begin(host);
        keyRequest.forget();
        try {
            SSLSocket secure = verifying.upgrade(socket, host, port, attachment, context);
            if (keyRequest.isMade()) {
                keyRequest.awaitRefusal(secure);
            }
            return secure;
        } catch (SSLException e) {
            if (presented.unusable() != null) {
                throw TlsFailures.unusableJava(presented.unusable());
            }
            if (verifying instanceof UnderscoreTls underscore && underscore.dropsName(e)) {
                throw new Executor.AgainException("the server does not accept the name " + host);
            }
            throw TlsFailures.of(e, host, presented.chain(), keyRequest.isMade(), caFile);
        } catch (EOFException e) {
            throw TlsFailures.closed(e);
        } catch (SocketException e) {
            if (keyRequest.isMade()) {
                throw TlsFailures.keyWanted(e);
            }
            // stays one: a read is sent again after it
            throw TlsFailures.reset(e);
        }
    }
}
