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
 * TLS that always verifies: the usual authorities, and those of the profile's {@code ca-file}. The handshake is that of
 * {@link NativeTls} where there is one. After any failure of that one, Java's own TLS makes the handshake again over
 * another connection, so Java alone decides about a refusal, and {@link TlsFailures}, loaded only then, explains one.
 */
final class Tls implements TlsSocketStrategy {
    private final String host;
    private final TrustLoading trusting;
    private final PresentedChain presented;
    private final KeyRequest keyRequest = new KeyRequest();
    private final @Nullable Path caFile;
    /** Null where there is none, and after its first failure. */
    private @Nullable TlsSocketStrategy fast;
    /** Java's; null until it is needed. */
    private @Nullable TlsSocketStrategy usual;

    private Tls(String host, TrustLoading trusting, @Nullable Path caFile) {
        this.host = host;
        this.trusting = trusting;
        this.presented = new PresentedChain(trusting);
        this.caFile = caFile;
    }

    /**
     * Begins to load the authorities.
     *
     * @param host of the portal, in its one spelling
     * @throws TicketsException (usage) when the file holds no certificate
     */
    static Tls of(String host, Trust trust) {
        Tls tls = new Tls(host, TrustLoading.begin(trust), trust.caFile());
        if (!tls.isUnderscored()) {
            tls.fast = NativeTls.strategy(tls.keyRequest, tls.presented);
        }
        if (tls.fast == null) {
            tls.usual = tls.usual();
        }
        tls.trusting.awaitFile();
        return tls;
    }

    private boolean isUnderscored() {
        return host.indexOf('_') >= 0;
    }

    private TlsSocketStrategy usual() {
        if (usual == null) {
            try {
                SSLContext context = SSLContext.getInstance("TLS");
                context.init(new KeyManager[] {keyRequest}, new TrustManager[] {presented}, null);
                usual = isUnderscored() ? new UnderscoreTls(context, host) : new DefaultClientTlsStrategy(context);
            } catch (GeneralSecurityException e) {
                throw TlsFailures.unusableJava(e);
            }
        }
        return usual;
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
        String name = HostPort.spelled(target);
        presented.begin(name);
        keyRequest.forget();
        return fast == null
                ? upgradeByJava(socket, name, port, attachment, context)
                : upgradeFast(fast, socket, name, port, attachment, context);
    }

    private SSLSocket upgradeFast(
            TlsSocketStrategy strategy,
            Socket socket,
            String name,
            int port,
            @Nullable Object attachment,
            @Nullable HttpContext context)
            throws IOException {
        Exception failure;
        try {
            SSLSocket secure = strategy.upgrade(socket, name, port, attachment, context);
            if (!keyRequest.isMade()) {
                return secure;
            }
            failure = new SSLException("the server asks for a certificate of this machine");
        } catch (SSLException | EOFException | RuntimeException e) {
            failure = e;
        }
        fast = null;
        throw new Executor.AgainException("Java's own TLS has to judge " + name, failure);
    }

    private SSLSocket upgradeByJava(
            Socket socket, String name, int port, @Nullable Object attachment, @Nullable HttpContext context)
            throws IOException {
        TlsSocketStrategy strategy = usual();
        try {
            SSLSocket secure = strategy.upgrade(socket, name, port, attachment, context);
            if (keyRequest.isMade()) {
                keyRequest.awaitRefusal(secure);
            }
            return secure;
        } catch (SSLException e) {
            if (presented.unusable() != null) {
                throw TlsFailures.unusableJava(presented.unusable());
            }
            if (strategy instanceof UnderscoreTls underscore && underscore.dropsName(e)) {
                throw new Executor.AgainException("the server does not accept the name " + name, e);
            }
            throw TlsFailures.of(e, name, presented.chain(), keyRequest.isMade(), caFile);
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
