package dev.tickets.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.StandardSocketOptions;
import java.net.URI;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** Listens on a port of 127.0.0.1; has each connection in a thread of its own, until it is closed. */
final class Loopback implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final @Nullable Tls tls;
    private final Visit visit;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<Socket> open = new CopyOnWriteArrayList<>();
    private final CountDownLatch end = new CountDownLatch(1);
    private final int port;
    private volatile ServerSocket server;
    /** Bound to the port while nobody listens, so that the system gives it to nobody else. */
    private @Nullable SocketChannel keeper;

    /** Has one connection, which is closed after it. */
    @FunctionalInterface
    interface Visit {
        void handle(Socket socket) throws IOException, InterruptedException;
    }

    /** @param tls spoken on each connection before it is visited; null for none */
    Loopback(@Nullable Tls tls, Visit visit) {
        this.tls = tls;
        this.visit = visit;
        this.server = listen(0);
        this.port = server.getLocalPort();
        accept(server);
    }

    private static ServerSocket listen(int port) {
        try {
            ServerSocket server = new ServerSocket();
            server.setReuseAddress(true);
            server.bind(address(port), 50);
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InetSocketAddress address(int port) throws IOException {
        return new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port);
    }

    private void accept(ServerSocket listening) {
        threads.execute(() -> {
            while (!listening.isClosed()) {
                try {
                    Socket socket = listening.accept();
                    open.add(socket);
                    threads.execute(() -> handle(socket));
                } catch (IOException closed) {
                    return;
                }
            }
        });
    }

    private void handle(Socket socket) {
        try (socket) {
            visit.handle(tls == null ? socket : tls.secured(socket));
        } catch (IOException gone) {
            // the program has hung up, or the test is over
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** From now on nobody listens, and no other server gets the port; connections that are open stay so. */
    synchronized void refuse() {
        try {
            server.close();
            if (keeper == null) {
                keeper = SocketChannel.open().setOption(StandardSocketOptions.SO_REUSEADDR, true);
                bind(keeper);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Listens again, on the same port. */
    synchronized void listenAgain() {
        if (isRefusing()) {
            letGo();
            server = listen(port);
            accept(server);
        }
    }

    /**
     * Takes a moment where the system listens on: for the thread that has waited for visitors, or for a program that a
     * test is just starting, which has inherited the socket.
     */
    private void bind(SocketChannel channel) throws IOException {
        long patience = System.nanoTime() + PATIENCE.toNanos();
        while (channel.getLocalAddress() == null) {
            try {
                channel.bind(address(port));
            } catch (BindException inUse) {
                if (System.nanoTime() - patience > 0) {
                    throw inUse;
                }
                LockSupport.parkNanos(100_000);
            }
        }
    }

    private void letGo() {
        try {
            if (keeper != null) {
                keeper.close();
                keeper = null;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean isRefusing() {
        return server.isClosed();
    }

    /** Does nothing until it is closed. */
    void standStill() throws InterruptedException {
        end.await();
    }

    /** By number, or with TLS by the name that certificates of tests are for. */
    URI uri() {
        return URI.create(tls == null ? "http://127.0.0.1:" + port : "https://localhost:" + port);
    }

    private synchronized void stopListening() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        letGo();
    }

    @Override
    public void close() {
        end.countDown();
        threads.shutdownNow();
        stopListening();
        for (Socket socket : open) {
            try {
                socket.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
