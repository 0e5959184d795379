package dev.tickets.portal.http;

import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/** Remembers the certificates that a server presents, for an explanation; another trust manager verifies them. */
final class PresentedChain extends X509ExtendedTrustManager {
    private final TrustLoading verifying;
    private String host = "";
    private X509Certificate @Nullable [] chain;
    private @Nullable GeneralSecurityException unusable;

    PresentedChain(TrustLoading verifying) {
        this.verifying = verifying;
    }

    /** The certificates of the last server, its own first; null when it has presented none. */
    X509Certificate @Nullable [] chain() {
        return chain;
    }

    /** Why this Java cannot verify any server; null when it can. */
    @Nullable
    GeneralSecurityException unusable() {
        return unusable;
    }

    /** A handshake with this host begins. */
    void begin(String name) {
        host = name;
        chain = null;
    }

    /** No handshake follows. */
    void end() {
        verifying.end();
    }

    /**
     * Has Java compare the host with the names in the certificate, unless one is the host itself: for other names, Java
     * reads all authorities once more.
     */
    @Override
    public void checkServerTrusted(X509Certificate[] certificates, String authType, Socket socket)
            throws CertificateException {
        SSLParameters parameters = socket instanceof SSLSocket secure ? secure.getSSLParameters() : null;
        String comparison = parameters == null ? null : parameters.getEndpointIdentificationAlgorithm();
        if (!(socket instanceof SSLSocket secure)
                || parameters == null
                || comparison == null
                || !ExactName.isIn(certificates, host)) {
            check(certificates, authType, socket, null);
            return;
        }
        parameters.setEndpointIdentificationAlgorithm("");
        secure.setSSLParameters(parameters);
        try {
            check(certificates, authType, socket, null);
        } finally {
            parameters.setEndpointIdentificationAlgorithm(comparison);
            secure.setSSLParameters(parameters);
        }
    }

    @Override
    public void checkServerTrusted(X509Certificate[] certificates, String authType, SSLEngine engine)
            throws CertificateException {
        check(certificates, authType, null, engine);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] certificates, String authType) throws CertificateException {
        check(certificates, authType, null, null);
    }

    /** Asks a few authorities, then, unless they accept the certificates, all of them. */
    private void check(
            X509Certificate[] certificates, String authType, @Nullable Socket socket, @Nullable SSLEngine engine)
            throws CertificateException {
        chain = certificates;
        // Conscrypt's word for the exchange of keys in TLS 1.3, and Java's
        String exchange = authType.equals("GENERIC") ? "UNKNOWN" : authType;
        X509ExtendedTrustManager few = verifying.few(certificates);
        if (few != null) {
            try {
                check(few, certificates, exchange, socket, engine);
                return;
            } catch (CertificateException | RuntimeException notEnough) {
                // the complete trust manager decides, and says why
            }
        }
        check(verifying(), certificates, exchange, socket, engine);
    }

    private static void check(
            X509ExtendedTrustManager manager,
            X509Certificate[] certificates,
            String authType,
            @Nullable Socket socket,
            @Nullable SSLEngine engine)
            throws CertificateException {
        if (socket != null) {
            manager.checkServerTrusted(certificates, authType, socket);
        } else if (engine != null) {
            manager.checkServerTrusted(certificates, authType, engine);
        } else {
            manager.checkServerTrusted(certificates, authType);
        }
    }

    @Override
    public void checkClientTrusted(X509Certificate[] certificates, String authType, Socket socket)
            throws CertificateException {
        verifying().checkClientTrusted(certificates, authType, socket);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] certificates, String authType, SSLEngine engine)
            throws CertificateException {
        verifying().checkClientTrusted(certificates, authType, engine);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] certificates, String authType) throws CertificateException {
        verifying().checkClientTrusted(certificates, authType);
    }

    private X509ExtendedTrustManager verifying() throws CertificateException {
        try {
            return verifying.await();
        } catch (GeneralSecurityException e) {
            unusable = e;
            throw new CertificateException(e);
        }
    }

    /** Only servers tell their clients. */
    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return new X509Certificate[0];
    }
}
