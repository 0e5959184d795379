package dev.tickets.cli;

import dev.tickets.cli.help.Common;
import dev.tickets.state.Utf8;
import dev.tickets.ticket.Draft;
import dev.tickets.ticket.ErrorCode;
import dev.tickets.ticket.IoReason;
import dev.tickets.ticket.TicketsException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The source of a message's text: {@code -m}, or {@code -F}, where {@code -} is standard input. */
final class MessageOptions {
    /** The maximum size of a message; longer texts belong in an attachment. */
    private static final int LARGEST = 4 << 20;

    @Common
    @Option(
            names = {"-m", "--message"},
            paramLabel = "TEXT",
            parameterConsumer = Verbatim.class,
            description = "The text of the message (or use -F).")
    @Nullable
    String text;

    @Common
    @Option(
            names = {"-F", "--file"},
            paramLabel = "FILE",
            description = "Read the message from this file; - is standard input.")
    @Nullable
    String file;

    /**
     * The message.
     *
     * @throws TicketsException (usage) without a message, or when the file cannot be read as text
     */
    String text(ProcessContext context) {
        if (text != null && file != null) {
            // not a picocli group, which does not count verbatim options
            throw TicketsException.usage("-m and -F cannot be used together", null);
        }
        if (text != null) {
            return text;
        }
        if (file == null) {
            throw TicketsException.usage("no message given", "-m TEXT, -F FILE, or -F - to read it from a pipe");
        }
        try (InputStream in = file.equals("-")
                ? context.in()
                : Files.newInputStream(context.folder().resolve(file))) {
            return decoded(in.readNBytes(LARGEST + 1), file);
        } catch (IOException e) {
            throw IoReason.failure(
                    ErrorCode.USAGE,
                    "cannot read the message from " + file,
                    file.equals("-") ? null : context.folder().resolve(file),
                    e);
        }
    }

    /** Warns that other users see the text of a message that is to be encrypted. */
    void warn(Run run, Draft draft) {
        if (text != null && draft.encrypt()) {
            run.notice("All users of this machine can see the text of -m in the process list; use -F - instead.");
        }
    }

    boolean isGiven() {
        return text != null || file != null;
    }

    /**
     * The message of a command with attachments.
     *
     * @throws TicketsException (usage) also when both would read standard input
     */
    String text(ProcessContext context, AttachmentOptions attachments) {
        if ("-".equals(file) && attachments.readStandardInput()) {
            throw TicketsException.usage(
                    "standard input cannot be the message and an attachment", "pass one of them as a file");
        }
        return text(context);
    }

    private static String decoded(byte[] bytes, String file) {
        if (bytes.length > LARGEST) {
            throw TicketsException.usage(
                    "the message in " + file + " is longer than the limit of " + LARGEST + " bytes",
                    "attach it instead: -a FILE");
        }
        try {
            return Utf8.decode(bytes);
        } catch (CharacterCodingException e) {
            throw new TicketsException(
                    ErrorCode.USAGE,
                    "the message in " + file + " is not " + Utf8.guess(bytes),
                    "convert it (iconv -t UTF-8), or attach it: -a FILE",
                    e);
        }
    }
}
