package dev.tickets.cli.start;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;

/**
 * A portal without tickets that speaks TLS and answers a few requests, one in each connection, for
 * {@link ArchiveTraining}: the sandbox speaks none.
 */
final class SecureAnswer implements AutoCloseable {
    private static final String JSON = "{\"success\":true,\"tickets\":[]}";

    private final int requests;
    private final SSLServerSocket server;
    private final Thread thread = new Thread(this::answerAll, "tickets-training");

    /**
     * Listens on a free port of 127.0.0.1.
     *
     * @param keys PKCS12 file with a key and a certificate for localhost and that address, and the keys of its
     *     authorities: "root", "between"
     * @param password of the file
     * @param requests that are answered
     */
    SecureAnswer(Path keys, String password, int requests) throws IOException {
        this.requests = requests;
        try (InputStream in = Files.newInputStream(keys)) {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(in, password.toCharArray());
            store.deleteEntry("root");
            store.deleteEntry("between");
            KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            factory.init(store, password.toCharArray());
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(factory.getKeyManagers(), null, null);
            InetAddress loopback = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
            server = (SSLServerSocket) context.getServerSocketFactory().createServerSocket(0, 1, loopback);
        } catch (GeneralSecurityException e) {
            throw new IOException(e);
        }
        thread.setDaemon(true);
        thread.start();
    }

    /** With a name, as the address of a portal has, where this machine knows the name. */
    String address() {
        String host = "127.0.0.1";
        try {
            if (InetAddress.getByName("localhost").isLoopbackAddress()) {
                host = "localhost";
            }
        } catch (UnknownHostException e) {
            // the number does
        }
        return "https://" + host + ":" + server.getLocalPort();
    }

    private void answerAll() {
        for (int i = 0; i < requests; i++) {
            answer();
        }
    }

    private void answer() {
        try (SSLSocket socket = (SSLSocket) server.accept();
                BufferedReader in =
                        new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
                OutputStream out = socket.getOutputStream()) {
            String line = in.readLine();
            while (line != null && !line.isEmpty()) {
                line = in.readLine();
            }
            String answer = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: " + JSON.length()
                    + "\r\n\r\n" + JSON;
            out.write(answer.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
