package dev.tickets.portal.http;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/**
 * Builds the trust manager of this Java, which trusts the usual authorities and those of the {@code ca-file}. A thread
 * of its own does so: reading 145 authorities takes as long as everything else before their first use.
 */
final class TrustLoading implements Runnable {
    private final @Nullable Path caFile;
    private final Thread thread = new Thread(this, "tickets-trust");
    private final CountDownLatch fileRead = new CountDownLatch(1);
    private Collection<? extends Certificate> own = List.of();
    private @Nullable RuntimeException refusal;
    private @Nullable X509ExtendedTrustManager manager;
    private @Nullable Exception failure;

    private TrustLoading(@Nullable Path caFile) {
        this.caFile = caFile;
    }

    /** Begins to load. */
    static TrustLoading begin(@Nullable Path caFile) {
        TrustLoading loading = new TrustLoading(caFile);
        loading.thread.setDaemon(true);
        loading.thread.start();
        return loading;
    }

    /**
     * Waits until the file is read.
     *
     * @throws dev.tickets.ticket.TicketsException (usage) when the file cannot be read or holds no certificate
     */
    void awaitFile() {
        boolean interrupted = false;
        while (fileRead.getCount() > 0) {
            try {
                fileRead.await();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        keep(interrupted);
        if (refusal != null) {
            throw refusal;
        }
    }

    /**
     * The trust manager, complete.
     *
     * @throws GeneralSecurityException when this Java has none, or the authorities cannot be read
     */
    X509ExtendedTrustManager await() throws GeneralSecurityException {
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        keep(interrupted);
        if (manager == null) {
            throw new GeneralSecurityException(failure == null ? "no authorities" : failure.getMessage(), failure);
        }
        return manager;
    }

    private static void keep(boolean interrupted) {
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void run() {
        try {
            readFile();
            X509ExtendedTrustManager usual = trustManager(null);
            manager = own.isEmpty() ? usual : trustManager(store(usual.getAcceptedIssuers()));
            rehearse(manager);
        } catch (GeneralSecurityException | IOException | RuntimeException e) {
            failure = e;
        }
    }

    private void readFile() {
        try {
            if (caFile != null) {
                own = CaFile.certificates(caFile);
            }
        } catch (RuntimeException e) {
            refusal = e;
            throw e;
        } finally {
            fileRead.countDown();
        }
    }

    /** A trust manager sorts its authorities by name at its first check. The result of this check has no meaning. */
    private static void rehearse(X509ExtendedTrustManager manager) {
        X509Certificate[] known = manager.getAcceptedIssuers();
        if (known.length == 0) {
            return;
        }
        try {
            manager.checkServerTrusted(new X509Certificate[] {known[0]}, "UNKNOWN");
        } catch (CertificateException notForServers) {
            // an authority is no server
        }
    }

    /** The usual authorities and those of the file. */
    private KeyStore store(X509Certificate[] authorities) throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        for (X509Certificate usual : authorities) {
            store.setCertificateEntry("usual-" + store.size(), usual);
        }
        for (Certificate one : own) {
            store.setCertificateEntry("own-" + store.size(), one);
        }
        return store;
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
}
