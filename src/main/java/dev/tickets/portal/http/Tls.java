package dev.tickets.portal.http;

import dev.tickets.config.PortalAddress;
import dev.tickets.ticket.TicketsException;
import java.io.EOFException;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
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
     * Trusts the usual authorities, and those of a file beside them.
     *
     * @throws TicketsException (usage) when the file holds no certificate
     */
    static TlsSocketStrategy strategy(@Nullable Path caFile) {
        try {
            X509ExtendedTrustManager trusting = trustManager(null);
            if (caFile != null) {
                trusting = trustManager(CaFile.beside(trusting.getAcceptedIssuers(), caFile));
            }
            PresentedChain presented = new PresentedChain(trusting);
            KeyRequest keyRequest = new KeyRequest();
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(new KeyManager[] {keyRequest}, new TrustManager[] {presented}, null);
            return new Tls(new DefaultClientTlsStrategy(context), presented, keyRequest, caFile);
        } catch (GeneralSecurityException e) {
            throw TlsFailures.unusableJava(e);
        }
    }

    /** @param store of the authorities to trust; null for the usual ones */
    private static X509ExtendedTrustManager trustManager(@Nullable KeyStore store) throws GeneralSecurityException {
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        for (TrustManager manager : factory.getTrustManagers()) {
            if (manager instanceof X509ExtendedTrustManager x509) {
                return x509;
            }
        }
        throw new GeneralSecurityException("there is no X.509 trust manager");
    }

    @Override
    public SSLSocket upgrade(
            Socket socket, String target, int port, @Nullable Object attachment, @Nullable HttpContext context)
            throws IOException {
        presented.forget();
        keyRequest.forget();
        String host = PortalAddress.host(target);
        try {
            SSLSocket secure = verifying.upgrade(socket, host, port, attachment, context);
            if (keyRequest.isMade()) {
                keyRequest.awaitRefusal(secure);
            }
            return secure;
        } catch (SSLException e) {
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
