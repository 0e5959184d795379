package dev.tickets.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The system's GnuPG with a keyring of the test's own; the sockets of its agent want a short path. GnuPG 2.2 puts a
 * keyring away while it writes the next one: whoever lets another program read it meanwhile holds the monitor of this
 * object.
 */
public final class GnuPgHome implements AutoCloseable {
    // before Cli.NOW, and a little apart: to gpg a key of the same second may seem to be of the future
    private static final String KEYS_MADE = "20251201T000000!";
    private static final String SUBKEYS_MADE = "20251201T000200!";
    private static final String USED = "20251201T000500!";

    private static final Pattern FINGERPRINT = Pattern.compile("(?m)^fpr:+(\\w+):");

    private final RequiredTool gpg = RequiredTool.named("gpg");
    private final Path home;

    public GnuPgHome() {
        try {
            home = Files.createTempDirectory(Path.of("/tmp"), "gpg");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One that is closed when all tests are over. */
    public static GnuPgHome untilTheEnd() {
        GnuPgHome home = new GnuPgHome();
        Runtime.getRuntime().addShutdownHook(new Thread(home::close));
        return home;
    }

    /** What a child process needs to find this keyring. */
    public Map<String, String> environment() {
        return Map.of("GNUPGHOME", home.toString());
    }

    /** Makes a key that certifies and signs; an algorithm like {@code ed25519}. */
    public String key(String user, String algorithm, String expires) {
        gpg("--faked-system-time", KEYS_MADE, "--quick-gen-key", user, algorithm, "sign", expires);
        String listed = new String(gpg("--list-keys", "--with-colons", "=" + user), StandardCharsets.UTF_8);
        Matcher fingerprint = FINGERPRINT.matcher(listed);
        if (fingerprint.find()) {
            return fingerprint.group(1);
        }
        throw new AssertionError("no key was made");
    }

    /** Adds a subkey for encryption. */
    public void encryptionKey(String fingerprint, String algorithm, String expires) {
        gpg("--faked-system-time", SUBKEYS_MADE, "--quick-add-key", fingerprint, algorithm, "encr", expires);
    }

    /** A key that can be encrypted to. */
    public String fullKey(String user, String algorithm, String encryption) {
        String fingerprint = key(user, algorithm, "none");
        encryptionKey(fingerprint, encryption, "none");
        return fingerprint;
    }

    /** Revokes the key with the certificate that GnuPG keeps ready, disarmed by a colon. */
    public void revoke(String fingerprint) {
        try {
            String kept = Files.readString(home.resolve("openpgp-revocs.d").resolve(fingerprint + ".rev"));
            gpg(kept.replace(":-----BEGIN", "-----BEGIN").getBytes(StandardCharsets.UTF_8), "--import");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public byte[] publicKey(String fingerprint) {
        return gpg("--export", "--armor", fingerprint);
    }

    public byte[] privateKey(String fingerprint) {
        return gpg("--export-secret-keys", "--armor", fingerprint);
    }

    /** What gpg prints; keys have no passphrase unless the arguments give one. */
    public byte[] gpg(String... arguments) {
        return gpg(new byte[0], arguments);
    }

    /** What gpg prints when it is fed this; one at a time. */
    public synchronized byte[] gpg(byte[] input, String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                gpg.toString(),
                "--batch",
                "--quiet",
                "--no-tty",
                "--pinentry-mode",
                "loopback",
                "--trust-model",
                "always",
                "--faked-system-time",
                USED));
        command.addAll(List.of("--passphrase", ""));
        command.addAll(List.of(arguments));
        try {
            Path in = Files.write(Files.createTempFile(home, "in", null), input);
            Path out = Files.createTempFile(home, "out", null);
            Path err = Files.createTempFile(home, "err", null);
            ProcessBuilder builder = new ProcessBuilder(command)
                    .redirectInput(in.toFile())
                    .redirectOutput(out.toFile())
                    .redirectError(err.toFile());
            builder.environment().put("GNUPGHOME", home.toString());
            int exit = builder.start().waitFor();
            assertThat(exit).as("%s: %s", command, Files.readString(err)).isZero();
            return Files.readAllBytes(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        try {
            ProcessBuilder kill = new ProcessBuilder("gpgconf", "--kill", "all");
            kill.environment().put("GNUPGHOME", home.toString());
            kill.start().waitFor();
            Files.walkFileTree(home, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                    Files.deleteIfExists(file);
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult postVisitDirectory(Path folder, IOException e) throws IOException {
                    Files.deleteIfExists(folder);
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFileFailed(Path file, IOException e) {
                    // the agent takes its sockets away by itself
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
