package dev.tickets.encrypt;

import dev.tickets.config.ProgramPath;
import dev.tickets.ticket.ErrorCode;
import dev.tickets.ticket.TicketsException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/**
 * Decrypts with the keys that the system's GnuPG keeps: a process that is fed the message. Its agent asks for a
 * passphrase, not this program.
 */
public final class GnuPg implements Decryption {
    private static final int MOST_SAID = 64 << 10;
    private static final String STATUS = "[GNUPG:] ";

    private final Map<String, String> environment;
    private final boolean mayAsk;

    /**
     * Uses the {@code gpg} on the PATH.
     *
     * @param mayAsk whether its agent may ask somebody
     */
    public GnuPg(Map<String, String> environment, boolean mayAsk) {
        this.environment = environment;
        this.mayAsk = mayAsk;
    }

    @Override
    public void decrypt(InputStream message, OutputStream plain) throws IOException {
        Process process = start();
        try {
            CompletableFuture<Void> feeding = CompletableFuture.runAsync(() -> feed(message, process));
            CompletableFuture<String> said = CompletableFuture.supplyAsync(() -> said(process));
            process.getInputStream().transferTo(plain);
            int exit = process.waitFor();
            String status = said.join();
            if (exit != 0 || !status.contains(STATUS + "DECRYPTION_OKAY")) {
                throw failure(status);
            }
            feeding.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TicketsException(ErrorCode.INTERRUPTED, "interrupted while gpg decrypted", null, e);
        } catch (CompletionException e) {
            throw new IOException("cannot hand the message to gpg", e.getCause());
        } finally {
            process.destroyForcibly();
        }
    }

    private Process start() {
        Path gpg = new ProgramPath(environment).first(List.of("gpg")).orElseThrow(() -> notThere(null));
        List<String> command = new ArrayList<>(List.of(gpg.toString(), "--batch", "--no-tty", "--status-fd", "2"));
        if (!mayAsk) {
            command.addAll(List.of("--pinentry-mode", "cancel"));
        }
        command.add("--decrypt");
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

    private static void feed(InputStream message, Process process) {
        try (OutputStream in = process.getOutputStream()) {
            message.transferTo(in);
        } catch (IOException e) {
            // gpg stops reading at the first fault that it finds; its exit code tells
            if (process.isAlive()) {
                throw new UncheckedIOException(e);
            }
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
            return Damage.of("gpg says that the message was changed on its way", null);
        }
        if (status.contains(STATUS + "NO_SECKEY")) {
            return Damage.noKey("a key that gpg has");
        }
        List<String> words = new ArrayList<>();
        for (String line : status.lines().toList()) {
            if (!line.startsWith(STATUS) && !line.isBlank()) {
                words.add(line.strip().replaceFirst("^gpg: ", ""));
            }
        }
        return Damage.of("gpg says: " + (words.isEmpty() ? "nothing" : words.get(words.size() - 1)), null);
    }

    @Override
    public void close() {}
}
