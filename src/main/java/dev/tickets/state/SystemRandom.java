package dev.tickets.state;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.random.RandomGenerator;

/**
 * The system's random numbers, which cannot be guessed. {@link SecureRandom} uses the same source, but first Java reads
 * its security settings, and searches its providers, which costs a short run 15 ms.
 */
public final class SystemRandom implements RandomGenerator {
    private static final Path SOURCE = Path.of("/dev/urandom");

    private final Path source;

    public SystemRandom() {
        this(SOURCE);
    }

    /** As the interface, so that Java does not load it to verify the caller. */
    public static RandomGenerator generator() {
        return new SystemRandom();
    }

    SystemRandom(Path source) {
        this.source = source;
    }

    @Override
    public long nextLong() {
        byte[] bytes = new byte[Long.BYTES];
        try (InputStream in = Files.newInputStream(source)) {
            if (in.readNBytes(bytes, 0, bytes.length) == bytes.length) {
                return ByteBuffer.wrap(bytes).getLong();
            }
        } catch (IOException noDevices) {
            // some jails have none; the kernel has a call for it, too, which SecureRandom may know
        }
        return new SecureRandom().nextLong();
    }
}
