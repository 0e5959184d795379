package dev.tickets.testing;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/** A key of the test's own making and its certificate, for {@code localhost} and no other name. */
public final class OwnCertificate {
    private static final String PASSWORD = "changeit";

    private final Path pem;
    private final SSLContext context;

    /** @param folder for the files that Java's keytool makes */
    public OwnCertificate(Path folder) {
        Path store = folder.resolve("portal.p12");
        this.pem = folder.resolve("portal.pem");
        keytool(store, "-genkeypair", "-keyalg", "EC", "-dname", "CN=localhost", "-ext", "san=dns:localhost");
        keytool(store, "-exportcert", "-rfc", "-file", pem.toString());
        try (InputStream in = Files.newInputStream(store)) {
            KeyStore keys = KeyStore.getInstance("PKCS12");
            keys.load(in, PASSWORD.toCharArray());
            KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            managers.init(keys, PASSWORD.toCharArray());
            context = SSLContext.getInstance("TLS");
            context.init(managers.getKeyManagers(), null, null);
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void keytool(Path store, String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        command.addAll(List.of(arguments));
        command.addAll(List.of("-alias", "portal", "-keystore", store.toString()));
        command.addAll(List.of("-storetype", "PKCS12", "-storepass", PASSWORD));
        ProgramRun run = ProgramRun.of(store.toAbsolutePath().getParent(), command);
        if (run.exitCode() != 0) {
            throw new IllegalStateException(run.toString());
        }
    }

    /** The certificate as a {@code ca-file}. */
    public Path pem() {
        return pem;
    }

    /** TLS over a connection that was accepted. */
    public Socket secured(Socket socket) throws IOException {
        SSLSocket secured =
                (SSLSocket) context.getSocketFactory().createSocket(socket, InputStream.nullInputStream(), false);
        secured.startHandshake();
        return secured;
    }
}
