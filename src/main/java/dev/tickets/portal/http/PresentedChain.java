package dev.tickets.portal.http;

import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/** Remembers the certificates that a server presents, for an explanation; another trust manager verifies them. */
final class PresentedChain extends X509ExtendedTrustManager {
    private final TrustLoading verifying;
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

    void forget() {
        chain = null;
    }

    @Override
    public void checkServerTrusted(X509Certificate[] certificates, String authType, Socket socket)
            throws CertificateException {
        chain = certificates;
        verifying().checkServerTrusted(certificates, authType, socket);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] certificates, String authType, SSLEngine engine)
            throws CertificateException {
        chain = certificates;
        verifying().checkServerTrusted(certificates, authType, engine);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] certificates, String authType) throws CertificateException {
        chain = certificates;
        verifying().checkServerTrusted(certificates, authType);
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
