package dev.tickets.portal.http;

import java.net.Socket;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/** Remembers the certificates that a server presents, for an explanation; another trust manager verifies them. */
final class PresentedChain extends X509ExtendedTrustManager {
    private final X509ExtendedTrustManager verifying;
    private X509Certificate @Nullable [] chain;

    PresentedChain(X509ExtendedTrustManager verifying) {
        this.verifying = verifying;
    }

    /** The certificates of the last server, its own first; null when it has presented none. */
    X509Certificate @Nullable [] chain() {
        return chain;
    }

    void forget() {
        chain = null;
    }

    @Override
    public void checkServerTrusted(X509Certificate[] certificates, String authType, Socket socket)
            throws CertificateException {
        chain = certificates;
        verifying.checkServerTrusted(certificates, authType, socket);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] certificates, String authType, SSLEngine engine)
            throws CertificateException {
        chain = certificates;
        verifying.checkServerTrusted(certificates, authType, engine);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] certificates, String authType) throws CertificateException {
        chain = certificates;
        verifying.checkServerTrusted(certificates, authType);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] certificates, String authType, Socket socket)
            throws CertificateException {
        verifying.checkClientTrusted(certificates, authType, socket);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] certificates, String authType, SSLEngine engine)
            throws CertificateException {
        verifying.checkClientTrusted(certificates, authType, engine);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] certificates, String authType) throws CertificateException {
        verifying.checkClientTrusted(certificates, authType);
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return verifying.getAcceptedIssuers();
    }
}
