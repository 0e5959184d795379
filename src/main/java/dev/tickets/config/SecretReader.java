package dev.tickets.config;

import dev.tickets.state.TrustedFiles;
import dev.tickets.state.Utf8;
import dev.tickets.ticket.ErrorCode;
import dev.tickets.ticket.IoReason;
import dev.tickets.ticket.TicketsException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Reads secrets from where they are kept: files and commands. */
public final class SecretReader {
    private static final String ONE_LINE = "the secret must be one line of text, without anything else";

    private static final String BY_HAND =
            "run the command by hand, as the user of the job, without a terminal and without standard input";

    /** Upper bound of passwords and tokens; a larger file is the wrong file. */
    private static final int LARGEST = 64 << 10;

    private static final int FIRST = 4 << 10;

    private final Map<String, String> environment;
    private final Duration commandLimit;
    private final TrustedFiles trust;

    /**
     * @param environment of the commands
     * @param commandLimit how long a command may take, for a password manager that asks its user
     */
    public SecretReader(Map<String, String> environment, Duration commandLimit, TrustedFiles trust) {
        this.environment = environment;
        this.commandLimit = commandLimit;
        this.trust = trust;
    }

    /**
     * Reads the secret of a file or a command; blanks around a token are dropped.
     *
     * @throws TicketsException as {@link #file} and {@link #command}
     */
    public Secret read(SecretSource source) {
        Path file = source.file();
        String command = source.command();
        Secret secret;
        if (file != null) {
            secret = file(file, source.name());
        } else if (command != null) {
            secret = command(command, source.name());
        } else {
            throw new IllegalArgumentException(source + " is neither a file nor a command");
        }
        return source.kind() == SecretSource.Kind.TOKEN ? secret.stripped() : secret;
    }

    /**
     * Reads the only line of the file.
     *
     * @throws TicketsException (usage) if the file is unreadable, readable for all users, or without a secret;
     *     (login-required) when another user can change it
     */
    public Secret file(Path file, String name) {
        trust.checkedSecret(file);
        try {
            if (Files.isRegularFile(file)
                    && Files.getPosixFilePermissions(file).contains(PosixFilePermission.OTHERS_READ)) {
                throw TicketsException.usage(
                        "refusing " + name + " " + file + ": all users of this machine can read it",
                        "chmod 600 " + file + ", and change the secret if other users had access");
            }
            try (InputStream in = Files.newInputStream(file)) {
                return read(in, name + " " + file, ONE_LINE);
            }
        } catch (IOException e) {
            throw IoReason.failure(ErrorCode.USAGE, "cannot read " + name + " " + file, file, e);
        }
    }

    /**
     * Reads the only line of the stream.
     *
     * @param name of the source, for messages
     */
    public Secret read(InputStream in, String name) throws IOException {
        return read(in, name, ONE_LINE);
    }

    private static Secret read(InputStream in, String name, String hint) throws IOException {
        byte[] bytes = bounded(bytes(in, LARGEST + 1), name);
        boolean wide = Utf8.isUtf16(bytes);
        try {
            return filled(Secret.ofLine(bytes), name, hint);
        } catch (CharacterCodingException e) {
            throw notUtf8(name, wide, e);
        }
    }

    private static TicketsException notUtf8(String name, boolean wide, CharacterCodingException e) {
        return new TicketsException(
                ErrorCode.USAGE,
                name + (wide ? " is in UTF-16, not in UTF-8" : " is not UTF-8 text"),
                "convert it: iconv -f " + (wide ? "UTF-16" : "ISO-8859-1") + " -t UTF-8",
                e);
    }

    /**
     * The bytes of the stream, as {@link InputStream#readNBytes(int)} returns them, without copies that stay in memory.
     *
     * @param most bytes to read
     * @return bytes that the caller wipes
     */
    public static byte[] bytes(InputStream in, int most) throws IOException {
        byte[] buffer = new byte[Math.min(most, FIRST)];
        int length = 0;
        try {
            while (length < most) {
                if (length == buffer.length) {
                    byte[] larger = Arrays.copyOf(buffer, (int) Math.min(most, 2L * length));
                    Arrays.fill(buffer, (byte) 0);
                    buffer = larger;
                }
                int read = in.read(buffer, length, buffer.length - length);
                if (read < 0) {
                    break;
                }
                length += read;
            }
            return Arrays.copyOf(buffer, length);
        } finally {
            Arrays.fill(buffer, (byte) 0);
        }
    }

    private static byte[] bounded(byte[] bytes, String name) {
        if (bytes.length > LARGEST) {
            Arrays.fill(bytes, (byte) 0);
            throw TicketsException.usage(name + " has more than 64 KiB, too much for a secret", ONE_LINE);
        }
        return bytes;
    }

    private static Secret filled(Secret secret, String name, String hint) {
        String fault = secret.hasNul()
                ? " holds a NUL byte, so it is no text"
                : secret.isBlank() ? " is empty" : secret.hasLineEnd() ? " has several lines" : null;
        if (fault != null) {
            secret.close();
            throw TicketsException.usage(name + fault, hint);
        }
        return secret;
    }

    /**
     * Runs the command by {@code sh -c}, and reads its first line; its stderr is ours.
     *
     * @throws TicketsException (usage) if the command fails or prints nothing, (timeout) if it takes too long
     */
    public Secret command(String command, String name) {
        try {
            ProcessBuilder builder = new ProcessBuilder(ProgramPath.SHELL, "-c", command)
                    .redirectInput(
                            ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                    .redirectError(ProcessBuilder.Redirect.INHERIT);
            builder.environment().clear();
            builder.environment().putAll(environment);
            Process process = builder.start();
            try {
                return finish(process, name);
            } finally {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
            }
        } catch (IOException e) {
            throw IoReason.failure(ErrorCode.USAGE, "cannot run " + name, null, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TicketsException(ErrorCode.INTERRUPTED, "interrupted while " + name + " ran", null, e);
        }
    }

    private static byte[] printed(Process process) {
        try {
            return bytes(process.getInputStream(), LARGEST + 1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The shell's exit codes 126 and 127 tell of the program, not of the secret. */
    private static TicketsException failed(String name, int exitCode) {
        String code = " (exit code " + exitCode + ")";
        return switch (exitCode) {
            case 127 ->
                TicketsException.usage(
                        name + " failed: the shell does not find the program" + code,
                        "write the program with its folder, like /usr/bin/pass: jobs have a short PATH");
            case 126 ->
                TicketsException.usage(
                        name + " failed: the shell cannot run the program" + code,
                        "check that the user of the job may execute the program");
            default -> TicketsException.usage(name + " failed with exit code " + exitCode, BY_HAND);
        };
    }

    private Secret finish(Process process, String name) throws InterruptedException {
        CompletableFuture<byte[]> output = CompletableFuture.supplyAsync(() -> printed(process), new ProcessThreads());
        try {
            byte[] bytes = output.get(commandLimit.toMillis(), TimeUnit.MILLISECONDS);
            if (!process.waitFor(commandLimit.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new TimeoutException();
            }
            if (process.exitValue() != 0) {
                Arrays.fill(bytes, (byte) 0);
                throw failed(name, process.exitValue());
            }
            return filled(
                    Secret.ofFirstLine(bounded(bytes, "the output of " + name)), "the output of " + name, BY_HAND);
        } catch (TimeoutException e) {
            throw new TicketsException(
                    ErrorCode.TIMEOUT,
                    name + " did not end within " + commandLimit.toSeconds() + " s",
                    "the command must not wait for a person: unlock the password store before, or use a file",
                    e);
        } catch (ExecutionException e) {
            throw new TicketsException(ErrorCode.USAGE, "cannot read the output of " + name, null, e);
        } catch (CharacterCodingException e) {
            throw notUtf8("the output of " + name, false, e);
        } finally {
            if (output.isDone() && !output.isCompletedExceptionally()) {
                Arrays.fill(output.join(), (byte) 0);
            }
        }
    }
}
