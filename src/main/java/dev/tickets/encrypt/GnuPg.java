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
 * Decrypts with the keys that the system's GnuPG keeps: a process that is fed the message and takes off the encryption,
 * nothing else. What is inside is read here, so that the same limits hold and the same signatures count. Its agent asks
 * for a passphrase, not this program.
 */
public final class GnuPg implements Decryption {
    private static final int MOST_SAID = 64 << 10;
    private static final int BUFFER = 1 << 16;
    private static final String STATUS = "[GNUPG:] ";
    /** Time for somebody to find a passphrase, and for a large file. */
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
     * @param mayAsk whether its agent may ask somebody
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
            throw DamagedMessage.behind(e);
        }
    }

    /** Runs gpg over the packets, and reads what it makes of them; returns what it says. */
    private String unwrap(InputStream packets, MessageReader reader, OutputStream plain)
            throws IOException, InterruptedException {
        Process process = start();
        CompletableFuture<Boolean> inTime =
                new CompletableFuture<Boolean>().completeOnTimeout(false, longest.toMillis(), TimeUnit.MILLISECONDS);
        // nothing waits for that: the end of the process is what is waited for
        CompletableFuture<Void> ignored = inTime.thenAccept(ended -> process.destroyForcibly());
        ProcessThreads threads = new ProcessThreads();
        CompletableFuture<Void> feeding = CompletableFuture.runAsync(() -> feed(packets, process), threads);
        CompletableFuture<String> saying = CompletableFuture.supplyAsync(() -> said(process), threads);
        try {
            Exception failure = read(process.getInputStream(), reader, plain, inTime);
            int exit = process.waitFor();
            // to end the process closes what gpg says, so all of it is read before; cut short, gpg was ended
            saying.exceptionally(cut -> "").join();
            if (!inTime.complete(true) && !inTime.join()) {
                throw DamagedMessage.of("gpg did not end within " + longest.toMillis() + " ms", failure);
            }
            // what was wrong before gpg saw it comes first, then what it says
            join(feeding);
            String status = saying.join();
            if (exit != 0 || !status.contains(STATUS + "DECRYPTION_OKAY")) {
                throw failure(status);
            }
            if (failure != null) {
                throw DamagedMessage.behind(failure);
            }
            return status;
        } finally {
            inTime.complete(true);
            process.destroyForcibly();
        }
    }

    /**
     * Reads what gpg makes of the message.
     *
     * @return how that failed, where gpg may know why; null when it did not
     * @throws TicketsException when it is refused for what is inside, whatever gpg says
     */
    private static @Nullable Exception read(
            InputStream from, MessageReader reader, OutputStream plain, CompletableFuture<Boolean> inTime)
            throws IOException {
        Counted clear = new Counted(from);
        try {
            reader.readDecrypted(clear, plain);
            return null;
        } catch (PGPException | IOException | RuntimeException e) {
            if (inTime.isDone()) {
                return e;
            }
            if (e instanceof TicketsException refusal && clear.count > 0) {
                throw refusal;
            }
            clear.transferTo(OutputStream.nullOutputStream());
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
            throw new IOException("cannot hand the message to gpg", e.getCause());
        }
    }

    /** A stream that knows whether anything came. */
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
        Path gpg = new ProgramPath(environment).first(List.of("gpg")).orElseThrow(() -> notThere(null));
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
            throw notThere(e);
        }
    }

    private static TicketsException notThere(@Nullable IOException e) {
        return new TicketsException(
                ErrorCode.USAGE,
                "cannot decrypt: no private key was named, and there is no gpg here to ask for one",
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

    /** Whether gpg reads on; it stops at the first fault that it finds, and its exit code tells. */
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
            // its exit code tells
        }
    }

    private static String said(Process process) {
        try (InputStream err = process.getErrorStream()) {
            String said = new String(err.readNBytes(MOST_SAID), StandardCharsets.UTF_8);
            err.transferTo(OutputStream.nullOutputStream());
            return said;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static TicketsException failure(String status) {
        if (status.contains(STATUS + "BADMDC") || status.contains(STATUS + "ERROR decrypt")) {
            return DamagedMessage.of("gpg says that the message was changed on its way", null);
        }
        if (status.contains(STATUS + "NO_SECKEY")) {
            return DamagedMessage.noKey("a key that gpg has");
        }
        List<String> words = new ArrayList<>();
        for (String line : status.lines().toList()) {
            if (!line.startsWith(STATUS) && !line.isBlank()) {
                words.add(line.strip().replaceFirst("^gpg: ", ""));
            }
        }
        return DamagedMessage.of("gpg says: " + (words.isEmpty() ? "nothing" : words.get(words.size() - 1)), null);
    }

    @Override
    public void close() {}
}
