package dev.tickets.encrypt;

import dev.tickets.config.ProcessThreads;
import dev.tickets.config.ProgramPath;
import dev.tickets.ticket.ErrorCode;
import dev.tickets.ticket.TicketsException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.openpgp.PGPException;
import org.jspecify.annotations.Nullable;

/**
 * Decrypts with the keys of the system's GnuPG: a process that only removes the encryption. This program reads the
 * content, so that the same limits and signing keys apply. The agent of GnuPG asks for a passphrase, not this program.
 */
public final class GnuPg implements Decryption {
    private static final int MAX_STATUS = 64 << 10;
    private static final int BUFFER = 1 << 16;
    private static final String STATUS = "[GNUPG:] ";
    /** Time to enter a passphrase, and for a large file. */
    private static final Duration LONGEST = Duration.ofMinutes(10);

    private static final Pattern KEY =
            Pattern.compile("(?m)^\\[GNUPG:\\] DECRYPTION_KEY [0-9A-F]+ ([0-9A-F]{40,64})\\b");

    private final Map<String, String> environment;
    private final boolean mayAsk;
    private final Verification verification;
    private final Duration longest;

    /**
     * Uses the {@code gpg} on the PATH.
     *
     * @param mayAsk whether the agent may ask for a passphrase
     * @param verification for signatures
     */
    public GnuPg(Map<String, String> environment, boolean mayAsk, Verification verification) {
        this(environment, mayAsk, verification, LONGEST);
    }

    GnuPg(Map<String, String> environment, boolean mayAsk, Verification verification, Duration longest) {
        this.environment = environment;
        this.mayAsk = mayAsk;
        this.verification = verification;
        this.longest = longest;
    }

    @Override
    public Opened decrypt(InputStream message, OutputStream plain, Allowance allowance) throws IOException {
        Chunks streams = new Chunks(message, plain);
        SignatureChecks signatures = new SignatureChecks(verification);
        MessageReader reader = new MessageReader(signatures, allowance);
        try {
            InputStream packets = reader.packets(streams.in());
            String status = unwrap(packets, reader, streams.out());
            Matcher key = KEY.matcher(status);
            return new Opened(key.find() ? key.group(1) : null, signatures.result());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TicketsException(ErrorCode.INTERRUPTED, "interrupted while gpg decrypted", null, e);
        } catch (IOException | RuntimeException e) {
            streams.rethrow();
            throw DamagedMessage.translated(e);
        }
    }

    /** Runs gpg on the packets, and reads the result; returns the status of gpg. */
    private String unwrap(InputStream packets, MessageReader reader, OutputStream plain)
            throws IOException, InterruptedException {
        Process process = start();
        CompletableFuture<Boolean> inTime =
                new CompletableFuture<Boolean>().completeOnTimeout(false, longest.toMillis(), TimeUnit.MILLISECONDS);
        // unused: the code below waits for the end of the process
        CompletableFuture<Void> ignored = inTime.thenAccept(ended -> process.destroyForcibly());
        ProcessThreads threads = new ProcessThreads();
        CompletableFuture<Void> feeding = CompletableFuture.runAsync(() -> feed(packets, process), threads);
        CompletableFuture<String> statusReading = CompletableFuture.supplyAsync(() -> readStatus(process), threads);
        try {
            Exception failure = read(process.getInputStream(), reader, plain, inTime);
            int exit = process.waitFor();
            // ending the process closes its error stream, so the stream is read first; a stream cut short means that
            // gpg was ended
            statusReading.exceptionally(cut -> "").join();
            if (!inTime.complete(true) && !inTime.join()) {
                throw DamagedMessage.of("gpg did not end within " + longest.toMillis() + " ms", failure);
            }
            // a fault before gpg comes first, then the status of gpg
            join(feeding);
            String status = statusReading.join();
            if (exit != 0 || !status.contains(STATUS + "DECRYPTION_OKAY")) {
                throw failure(status);
            }
            if (failure != null) {
                throw DamagedMessage.translated(failure);
            }
            return status;
        } finally {
            inTime.complete(true);
            process.destroyForcibly();
        }
    }

    /**
     * Reads the output of gpg.
     *
     * @return the failure, when gpg may know the reason; null for success
     * @throws TicketsException when the content is refused
     */
    private static @Nullable Exception read(
            InputStream from, MessageReader reader, OutputStream plain, CompletableFuture<Boolean> inTime)
            throws IOException {
        Counted decrypted = new Counted(from);
        try {
            reader.readDecrypted(decrypted, plain);
            return null;
        } catch (PGPException | IOException | RuntimeException e) {
            if (inTime.isDone()) {
                return e;
            }
            if (e instanceof TicketsException refusal && decrypted.count > 0) {
                throw refusal;
            }
            decrypted.transferTo(OutputStream.nullOutputStream());
            return e;
        }
    }

    private static void join(CompletableFuture<Void> feeding) throws IOException {
        try {
            feeding.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof TicketsException refusal) {
                throw refusal;
            }
            throw new IOException("cannot pass the message to gpg", e.getCause());
        }
    }

    private static final class Counted extends BlockInput {
        private long count;

        Counted(InputStream in) {
            super(in);
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int read = in.read(bytes, offset, length);
            count += Math.max(0, read);
            return read;
        }
    }

    private Process start() {
        Path gpg = new ProgramPath(environment).first(List.of("gpg")).orElseThrow(() -> missingGpg(null));
        List<String> command = new ArrayList<>(List.of(gpg.toString(), "--batch", "--no-tty", "--status-fd", "2"));
        if (!mayAsk) {
            command.addAll(List.of("--pinentry-mode", "cancel"));
        }
        command.addAll(List.of("--unwrap", "--decrypt"));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().clear();
        builder.environment().putAll(environment);
        builder.environment().put("LC_ALL", "C");
        try {
            return builder.start();
        } catch (IOException e) {
            throw missingGpg(e);
        }
    }

    private static TicketsException missingGpg(@Nullable IOException e) {
        return new TicketsException(
                ErrorCode.USAGE,
                "cannot decrypt: no private key is named, and gpg is not installed",
                "name the file with the private key: --key FILE, or decrypt-key in config.toml",
                e);
    }

    private static void feed(InputStream packets, Process process) {
        byte[] buffer = new byte[BUFFER];
        OutputStream in = process.getOutputStream();
        try {
            int count = packets.read(buffer);
            while (count >= 0 && isTaken(in, buffer, count)) {
                count = packets.read(buffer);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            close(in);
        }
    }

    /** Whether gpg continues to read; gpg stops at the first fault, which its exit code reports. */
    private static boolean isTaken(OutputStream in, byte[] bytes, int count) {
        try {
            in.write(bytes, 0, count);
            return true;
        } catch (IOException gpgHasStopped) {
            return false;
        }
    }

    private static void close(OutputStream in) {
        try {
            in.close();
        } catch (IOException gpgHasStopped) {
            // the exit code of gpg reports the fault
        }
    }

    private static String readStatus(Process process) {
        try (InputStream err = process.getErrorStream()) {
            String status = new String(err.readNBytes(MAX_STATUS), StandardCharsets.UTF_8);
            err.transferTo(OutputStream.nullOutputStream());
            return status;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static TicketsException failure(String status) {
        if (status.contains(STATUS + "BADMDC") || status.contains(STATUS + "ERROR decrypt")) {
            return DamagedMessage.of("gpg reports that the message was changed in transit", null);
        }
        if (status.contains(STATUS + "NO_SECKEY")) {
            return DamagedMessage.noKey("a key of gpg");
        }
        List<String> words = new ArrayList<>();
        for (String line : status.lines().toList()) {
            if (!line.startsWith(STATUS) && !line.isBlank()) {
                words.add(line.strip().replaceFirst("^gpg: ", ""));
            }
        }
        return DamagedMessage.of("gpg reports: " + (words.isEmpty() ? "nothing" : words.get(words.size() - 1)), null);
    }

    @Override
    public void close() {}
}
