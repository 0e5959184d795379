package dev.tickets.portal.http;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.Collection;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/** Makes trust managers of this Java. */
final class TrustManagers {
    private TrustManagers() {}

    /** One that trusts the usual authorities: reads their store. */
    static X509ExtendedTrustManager usual() throws GeneralSecurityException {
        return made(null);
    }

    /** One that trusts these authorities. */
    static X509ExtendedTrustManager of(Collection<? extends Certificate> authorities)
            throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        for (Certificate one : authorities) {
            store.setCertificateEntry("trusted-" + store.size(), one);
        }
        return made(store);
    }

    /**
     * Checks one certificate that the manager trusts, because a first check takes long: a manager sorts its authorities
     * by name. The result has no meaning.
     */
    static void rehearse(X509ExtendedTrustManager manager, X509Certificate known) {
        try {
            manager.checkServerTrusted(new X509Certificate[] {known}, "UNKNOWN");
        } catch (CertificateException notForServers) {
            // an authority is no server
        }
    }

    /** @param store of the authorities to trust; null for the usual ones */
    private static X509ExtendedTrustManager made(@Nullable KeyStore store) throws GeneralSecurityException {
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        for (TrustManager manager : factory.getTrustManagers()) {
            if (manager instanceof X509ExtendedTrustManager x509) {
                return x509;
            }
        }
        throw new GeneralSecurityException("there is no X.509 trust manager");
    }
}
