package dev.tickets.portal.http;

import dev.tickets.state.BoundedFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.Security;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/**
 * The file of this Java's usual authorities, as it is at one moment: where it is, how Java reads it, and all its bytes.
 */
final class AuthorityStore {
    /** With one of these properties, Java reads other authorities than those of its own file. */
    private static final List<String> OTHERS = List.of(
            "javax.net.ssl.trustStore",
            "javax.net.ssl.trustStoreType",
            "javax.net.ssl.trustStoreProvider",
            "javax.net.ssl.trustStorePassword");

    private final byte[] origin;
    private final byte[] content;

    private AuthorityStore(byte[] origin, byte[] content) {
        this.origin = origin;
        this.content = content;
    }

    /** The file that Java reads; null if Java is told to read another one, or in another way. */
    static @Nullable Path usual() {
        for (String property : OTHERS) {
            if (System.getProperty(property) != null) {
                return null;
            }
        }
        // the Javas of Red Hat have a property of their own for the same purpose
        boolean standard = TrustManagerFactory.getDefaultAlgorithm().equals("PKIX")
                && Security.getProperty("security.systemCACerts") == null;
        if (!standard) {
            return null;
        }
        Path folder = Path.of(System.getProperty("java.home"), "lib", "security");
        Path first = folder.resolve("jssecacerts");
        return Files.isRegularFile(first) && Files.isReadable(first) ? first : folder.resolve("cacerts");
    }

    /** Reads the file. */
    static AuthorityStore read(Path file) throws IOException {
        Path real = file.toRealPath();
        long modified = Files.getLastModifiedTime(real).to(TimeUnit.NANOSECONDS);
        String origin = real + "\n" + modified + "\n" + KeyStore.getDefaultType();
        return new AuthorityStore(origin.getBytes(StandardCharsets.UTF_8), BoundedFile.bytes(real));
    }

    /** The place of the file, the time of its last change, and how Java reads it. */
    byte[] origin() {
        return origin;
    }

    byte[] content() {
        return content;
    }

    /** Whether the other one is the same file, and unchanged. */
    boolean isSame(AuthorityStore other) {
        return Arrays.equals(origin, other.origin) && Arrays.equals(content, other.content);
    }
}
