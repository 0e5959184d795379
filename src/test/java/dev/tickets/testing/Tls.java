package dev.tickets.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SNIServerName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/** How a test portal speaks TLS: its certificates, its version, and what it wants of the client. */
public final class Tls {
    private static final char[] PASSWORD = "changeit".toCharArray();

    private final Issued own;
    private List<X509Certificate> sent;
    private @Nullable String protocol;
    private @Nullable String suite;
    private boolean needsClientCertificate;
    private boolean likesClientCertificate;
    private final List<String> names = new CopyOnWriteArrayList<>();

    /** Presents the certificate and all above it. */
    public Tls(Issued own) {
        this.own = own;
        this.sent = own.chain();
    }

    /** Presents only the first certificates of the chain, its own first. */
    public Tls presenting(int count) {
        sent = own.chain().subList(0, count);
        return this;
    }

    /** Speaks this version of TLS and no other. */
    public Tls only(String version) {
        protocol = version;
        return this;
    }

    /** Knows this cipher suite and no other. */
    public Tls onlySuite(String name) {
        suite = name;
        return this;
    }

    /** Refuses a client without a certificate. */
    public Tls needingClientCertificates() {
        needsClientCertificate = true;
        return this;
    }

    /** Asks for a client certificate, and goes on without. */
    public Tls likingClientCertificates() {
        likesClientCertificate = true;
        return this;
    }

    /** The host names that clients have asked for (SNI). */
    public List<String> names() {
        return List.copyOf(names);
    }

    /** TLS over a connection that was accepted, after the handshake. */
    Socket secured(Socket socket) throws IOException {
        SSLSocket secure = (SSLSocket) context().getSocketFactory().createSocket(socket, null, true);
        try {
            secure.setUseClientMode(false);
            if (needsClientCertificate) {
                secure.setNeedClientAuth(true);
            } else {
                secure.setWantClientAuth(likesClientCertificate);
            }
            if (protocol != null) {
                secure.setEnabledProtocols(new String[] {protocol});
            }
            if (suite != null) {
                secure.setEnabledCipherSuites(new String[] {suite});
            }
            secure.startHandshake();
        } catch (IOException e) {
            secure.close();
            throw e;
        }
        for (SNIServerName name : ((ExtendedSSLSession) secure.getSession()).getRequestedServerNames()) {
            names.add(new String(name.getEncoded(), UTF_8));
        }
        return secure;
    }

    private SSLContext context() throws IOException {
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            store.setKeyEntry("portal", own.keys().getPrivate(), PASSWORD, sent.toArray(new X509Certificate[0]));
            KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            managers.init(store, PASSWORD);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(managers.getKeyManagers(), null, null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
