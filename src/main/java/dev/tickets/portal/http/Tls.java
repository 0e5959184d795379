package dev.tickets.portal.http;

import dev.tickets.ticket.ErrorCode;
import dev.tickets.ticket.TicketsException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.client5.http.ssl.TlsSocketStrategy;
import org.jspecify.annotations.Nullable;

/** TLS that always verifies: the usual authorities, and those of the profile's {@code ca-file}. */
final class Tls {
    private Tls() {}

    /** @throws TicketsException (usage) when the file holds no certificate */
    static TlsSocketStrategy strategy(@Nullable Path caFile) {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, caFile == null ? null : trusting(caFile), null);
            return new DefaultClientTlsStrategy(context);
        } catch (GeneralSecurityException | IOException e) {
            throw new TicketsException(
                    ErrorCode.USAGE,
                    "cannot use ca-file " + caFile + ": "
                            + (e instanceof NoSuchFileException ? "there is no such file" : e.getMessage()),
                    "it must be PEM",
                    e);
        }
    }

    private static TrustManager[] trusting(Path caFile) throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        for (X509Certificate usual : x509(trustManagers(null)).getAcceptedIssuers()) {
            store.setCertificateEntry("usual-" + store.size(), usual);
        }
        int before = store.size();
        try (InputStream in = Files.newInputStream(caFile)) {
            for (Certificate own : CertificateFactory.getInstance("X.509").generateCertificates(in)) {
                store.setCertificateEntry("own-" + store.size(), own);
            }
        }
        if (store.size() == before) {
            throw new IOException("there is no certificate in it");
        }
        return trustManagers(store);
    }

    private static TrustManager[] trustManagers(@Nullable KeyStore store) throws GeneralSecurityException {
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        return factory.getTrustManagers();
    }

    private static X509TrustManager x509(TrustManager[] managers) throws GeneralSecurityException {
        for (TrustManager manager : managers) {
            if (manager instanceof X509TrustManager x509) {
                return x509;
            }
        }
        throw new GeneralSecurityException("this Java has no X.509 trust manager");
    }
}
