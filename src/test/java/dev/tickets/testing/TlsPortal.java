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

/** A portal without tickets that speaks TLS with the certificates it is given. */
public final class TlsPortal implements AutoCloseable {
    private static final char[] PASSWORD = "changeit".toCharArray();

    private final SSLContext context;
    private final boolean needsClientCertificate;
    private final boolean likesClientCertificate;
    private final Loopback line;
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final List<String> names = new CopyOnWriteArrayList<>();

    /** One that presents the certificate and all above it. */
    public TlsPortal(Issued own) {
        this(own, own.chain(), false, null);
    }

    /**
     * One with peculiarities.
     *
     * @param sent the certificates that it presents, its own first
     * @param protocol the only version of TLS; null for all
     */
    public TlsPortal(
            Issued own, List<X509Certificate> sent, boolean needsClientCertificate, @Nullable String protocol) {
        this(own, sent, needsClientCertificate, false, protocol);
    }

    /** One that asks for a client certificate, and goes on without. */
    public static TlsPortal likingClientCertificates(Issued own, String protocol) {
        return new TlsPortal(own, own.chain(), false, true, protocol);
    }

    private TlsPortal(
            Issued own,
            List<X509Certificate> sent,
            boolean needsClientCertificate,
            boolean likesClientCertificate,
            @Nullable String protocol) {
        this.needsClientCertificate = needsClientCertificate;
        this.likesClientCertificate = likesClientCertificate;
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            store.setKeyEntry("portal", own.keys().getPrivate(), PASSWORD, sent.toArray(new X509Certificate[0]));
            KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            managers.init(store, PASSWORD);
            context = SSLContext.getInstance("TLS");
            context.init(managers.getKeyManagers(), null, null);
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException(e);
        }
        line = new Loopback(socket -> visit(socket, protocol));
    }

    private void visit(Socket socket, @Nullable String protocol) throws IOException {
        try (SSLSocket secure = (SSLSocket) context.getSocketFactory().createSocket(socket, null, true)) {
            secure.setUseClientMode(false);
            if (needsClientCertificate) {
                secure.setNeedClientAuth(true);
            } else {
                secure.setWantClientAuth(likesClientCertificate);
            }
            if (protocol != null) {
                secure.setEnabledProtocols(new String[] {protocol});
            }
            secure.startHandshake();
            for (SNIServerName name : ((ExtendedSSLSession) secure.getSession()).getRequestedServerNames()) {
                names.add(new String(name.getEncoded(), UTF_8));
            }
            String head = RawMessage.readHead(secure.getInputStream());
            if (!head.isEmpty()) {
                requests.add(RawMessage.line(head));
                String answer = "{\"tickets\":[]}";
                secure.getOutputStream()
                        .write(("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nConnection: close\r\n"
                                        + "Content-Length: " + answer.length() + "\r\n\r\n" + answer)
                                .getBytes(UTF_8));
            }
        }
    }

    public int port() {
        return line.uri().getPort();
    }

    /** The first lines of the requests that came through TLS. */
    public List<String> requests() {
        return List.copyOf(requests);
    }

    /** The host names that visitors have asked for (SNI). */
    public List<String> names() {
        return List.copyOf(names);
    }

    @Override
    public void close() {
        line.close();
    }
}
