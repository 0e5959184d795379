package dev.tickets.portal.http;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;
import javax.net.ssl.TrustManager;
import org.jspecify.annotations.Nullable;

/**
 * Does what every first handshake of a Java makes slow, in two threads of its own, while the main thread reads its
 * command line and configuration. Java keeps what it has prepared, so {@link Tls} is the same with a rehearsal and
 * without one, and takes nothing from it. Nothing is sent.
 */
public final class TlsRehearsal implements Runnable {
    /** A name with a dot, because Java sends no other to a server. */
    private static final String ANY_HOST = "portal.example";

    private static final int HTTPS = 443;

    private final boolean authorities;
    private final @Nullable AuthorityCache cache;

    private TlsRehearsal(boolean authorities, @Nullable AuthorityCache cache) {
        this.authorities = authorities;
        this.cache = cache;
    }

    /**
     * Begins to rehearse, and returns at once.
     *
     * @param cache where the run will look for authorities; null when it will read all of them
     */
    public static void begin(@Nullable AuthorityCache cache) {
        start(new TlsRehearsal(false, null));
        start(new TlsRehearsal(true, cache));
    }

    /** Rehearses to the end, so that a class archive has every class of a rehearsal. */
    public static void complete() {
        new TlsRehearsal(false, null).run();
        new TlsRehearsal(true, null).run();
    }

    private static void start(TlsRehearsal part) {
        Thread thread = new Thread(part, "tickets-rehearsal");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void run() {
        try {
            if (authorities) {
                readAuthorities(cache);
            } else {
                greet();
            }
        } catch (GeneralSecurityException | IOException | RuntimeException e) {
            // Tls meets the same failure, and explains it
        }
    }

    /** Makes the first message of a handshake, with its keys. */
    private static void greet() throws GeneralSecurityException, SSLException {
        SSLContext context = NativeTls.context(new KeyRequest());
        if (context == null) {
            context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[0], null);
        }
        SSLEngine engine = context.createSSLEngine(ANY_HOST, HTTPS);
        engine.setUseClientMode(true);
        engine.wrap(
                ByteBuffer.allocate(0), ByteBuffer.allocate(engine.getSession().getPacketBufferSize()));
    }

    /** Reads the usual authorities, or their index, as {@link TrustLoading} will. */
    private static void readAuthorities(@Nullable AuthorityCache cache) throws GeneralSecurityException, IOException {
        AuthorityStore store = cache == null ? null : cache.store();
        AuthorityIndex index = store == null || cache == null ? null : cache.read(store);
        if (index == null) {
            TrustManagers.usual();
        } else {
            TrustLoading.rehearse(index);
        }
    }
}
