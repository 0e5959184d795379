package dev.tickets.cli;

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

/** Where the text of a ticket or reply comes from: {@code -m}, or {@code -F}, whose {@code -} is standard input. */
final class MessageOptions {
    /** A message that no person wrote and no portal takes; it belongs into an attachment. */
    private static final int LARGEST = 4 << 20;

    @Option(
            names = {"-m", "--message"},
            paramLabel = "TEXT",
            parameterConsumer = Verbatim.class,
            description = "The text of the message; a message is needed, from here or from -F.")
    @Nullable
    String text;

    @Option(
            names = {"-F", "--file"},
            paramLabel = "FILE",
            description = "Read the message from this file; - is standard input.")
    @Nullable
    String file;

    /**
     * The message.
     *
     * @throws TicketsException (usage) when none was given, or the file cannot be read as text
     */
    String text(ProcessContext surroundings) {
        if (text != null && file != null) {
            // no group of picocli: it does not count what is taken verbatim
            throw TicketsException.usage("-m and -F cannot both be given", null);
        }
        if (text != null) {
            return text;
        }
        if (file == null) {
            throw TicketsException.usage("there is no message", "-m TEXT, -F FILE, or -F - to read it from a pipe");
        }
        try (InputStream in = file.equals("-")
                ? surroundings.in()
                : Files.newInputStream(surroundings.folder().resolve(file))) {
            return decoded(in.readNBytes(LARGEST + 1), file);
        } catch (IOException e) {
            throw IoReason.failure(
                    ErrorCode.USAGE,
                    "cannot read the message from " + file,
                    file.equals("-") ? null : surroundings.folder().resolve(file),
                    e);
        }
    }

    /** Says that others see the text of a message that is to be encrypted. */
    void warn(Run run, Draft draft) {
        if (text != null && draft.encrypt()) {
            run.notice(
                    "The text of -m is visible to everybody on this machine, in the list of processes; -F - is not.");
        }
    }

    /** Whether there is a message from here. */
    boolean isGiven() {
        return text != null || file != null;
    }

    /**
     * The message of a command that takes attachments, too.
     *
     * @throws TicketsException (usage) also when both would read standard input
     */
    String text(ProcessContext surroundings, AttachmentOptions attachments) {
        if ("-".equals(file) && attachments.readStandardInput()) {
            throw TicketsException.usage(
                    "standard input cannot be the message and an attachment", "give one of them as a file");
        }
        return text(surroundings);
    }

    private static String decoded(byte[] bytes, String file) {
        if (bytes.length > LARGEST) {
            throw TicketsException.usage(
                    "the message in " + file + " is longer than " + LARGEST + " bytes", "attach it instead: -a FILE");
        }
        try {
            return Utf8.decode(bytes);
        } catch (CharacterCodingException e) {
            throw new TicketsException(
                    ErrorCode.USAGE,
                    "the message in " + file + " is not UTF-8 text",
                    "convert it (iconv -t UTF-8), or attach it: -a FILE",
                    e);
        }
    }
}
