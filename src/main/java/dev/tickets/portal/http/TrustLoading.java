package dev.tickets.portal.http;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/**
 * Builds the trust manager of this Java, which trusts the usual authorities and those of the {@code ca-file}. A thread
 * of its own does so: reading 145 authorities takes as long as everything else before their first use. If an
 * {@link AuthorityIndex} has them, the thread reads that instead, and the trust manager is built only when a few of the
 * authorities do not suffice to accept a server.
 */
final class TrustLoading implements Runnable {
    /** In milliseconds. Writing the index takes a few, unless the disk is far away. */
    private static final long LONGEST_WRITE = 1_000;

    private final Trust trust;
    private final Thread thread = new Thread(this, "tickets-trust");
    private final CountDownLatch fileRead = new CountDownLatch(1);
    private final CountDownLatch ready = new CountDownLatch(1);
    private Collection<? extends Certificate> own = List.of();
    private @Nullable RuntimeException refusal;
    private @Nullable AuthorityIndex index;
    private @Nullable X509ExtendedTrustManager manager;
    private @Nullable Exception failure;
    private boolean over;
    private boolean writing;

    private TrustLoading(Trust trust) {
        this.trust = trust;
    }

    /** Begins to load. */
    static TrustLoading begin(Trust trust) {
        TrustLoading loading = new TrustLoading(trust);
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
        await(fileRead);
        if (refusal != null) {
            throw refusal;
        }
    }

    /**
     * A trust manager with only the authorities that the chain can lead to; null when only the complete one may be
     * asked. What it accepts, the complete one accepts as well. Its refusal says nothing.
     */
    @Nullable
    X509ExtendedTrustManager few(X509Certificate[] chain) {
        await(ready);
        if (index == null) {
            return null;
        }
        try {
            List<Certificate> found = new ArrayList<>(own);
            found.addAll(index.fitting(chain));
            return found.isEmpty() ? null : TrustManagers.of(found);
        } catch (GeneralSecurityException | IOException | RuntimeException e) {
            // the complete one decides
            return null;
        }
    }

    /**
     * The trust manager, complete.
     *
     * @throws GeneralSecurityException when this Java has none, or the authorities cannot be read
     */
    X509ExtendedTrustManager await() throws GeneralSecurityException {
        await(ready);
        if (manager == null && failure == null) {
            load();
        }
        if (manager == null) {
            throw new GeneralSecurityException(failure == null ? "no authorities" : failure.getMessage(), failure);
        }
        return manager;
    }

    private static void await(CountDownLatch latch) {
        boolean interrupted = false;
        while (latch.getCount() > 0) {
            try {
                latch.await();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** No server is checked any more: an index that is about to be written is finished, no other is begun. */
    void end() {
        synchronized (this) {
            over = true;
            if (!writing) {
                return;
            }
        }
        try {
            thread.join(LONGEST_WRITE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void run() {
        AuthorityCache cache = trust.cache();
        AuthorityStore store = null;
        X509Certificate[] usual = {};
        try {
            readFile();
            store = cache == null ? null : cache.store();
            index = store == null || cache == null ? null : cache.read(store);
            if (index == null) {
                usual = load();
            }
        } catch (RuntimeException e) {
            failure = e;
        } finally {
            synchronized (this) {
                writing = !over && store != null && usual.length > 0;
            }
            ready.countDown();
        }
        if (index != null) {
            rehearse(index);
        } else if (writing && cache != null && store != null) {
            cache.write(store, usual);
        }
    }

    private void readFile() {
        try {
            if (trust.caFile() != null) {
                own = CaFile.certificates(trust.caFile());
            }
        } catch (RuntimeException e) {
            refusal = e;
            throw e;
        } finally {
            fileRead.countDown();
        }
    }

    /** Builds the complete trust manager; returns the usual authorities, none after a failure. */
    private X509Certificate[] load() {
        try {
            X509ExtendedTrustManager complete = TrustManagers.usual();
            X509Certificate[] usual = complete.getAcceptedIssuers();
            if (!own.isEmpty()) {
                List<Certificate> all = new ArrayList<>(List.of(usual));
                all.addAll(own);
                complete = TrustManagers.of(all);
            }
            X509Certificate[] known = complete.getAcceptedIssuers();
            if (known.length > 0) {
                TrustManagers.rehearse(complete, known[0]);
            }
            manager = complete;
            return usual;
        } catch (GeneralSecurityException | IOException | RuntimeException e) {
            failure = e;
            return new X509Certificate[0];
        }
    }

    /** Does for the first time what {@link #few} and its trust manager do. */
    static void rehearse(AuthorityIndex index) {
        try {
            X509Certificate any = index.first();
            TrustManagers.rehearse(TrustManagers.of(List.of(any)), any);
        } catch (GeneralSecurityException | IOException | RuntimeException e) {
            // nobody waits for it
        }
    }
}
