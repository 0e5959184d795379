package dev.tickets.attach;

import dev.tickets.ticket.Attachment;
import dev.tickets.ticket.ErrorCode;
import dev.tickets.ticket.IoReason;
import dev.tickets.ticket.SafeFileName;
import dev.tickets.ticket.TicketsException;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A folder to save attachments in: each is written to a hidden temporary file and then gets a safe, free name, so no
 * file is overwritten and no incomplete file has a final name.
 */
public final class SaveFolder {
    private static final int LONGEST_EXTENSION = 32;

    private final Path folder;
    private final long largest;
    private final boolean skipSame;

    /**
     * A folder to save to.
     *
     * @param folder created when it does not exist
     * @param largest size to save, in bytes
     * @param skipSame whether an existing file with the same content is kept instead of a second copy
     */
    public SaveFolder(Path folder, long largest, boolean skipSame) {
        this.folder = folder;
        this.largest = largest;
        this.skipSame = skipSame;
    }

    /**
     * Saves the attachment.
     *
     * @param download writes the content to the stream
     * @return the path of the file
     * @throws TicketsException (refused) when the attachment is larger than allowed, (usage) when the file cannot be
     *     written
     */
    public Path save(Attachment attachment, Consumer<OutputStream> download) {
        if (attachment.size() != null && attachment.size() > largest) {
            throw tooLarge(attachment);
        }
        try {
            Files.createDirectories(folder);
            Path temporary = Files.createTempFile(folder, ".tickets-", ".part");
            // also on an interrupt
            temporary.toFile().deleteOnExit();
            try {
                try (OutputStream out = new Capped(Files.newOutputStream(temporary), attachment)) {
                    download.accept(out);
                }
                return claim(temporary, SafeFileName.of(attachment.name()));
            } finally {
                Files.deleteIfExists(temporary);
            }
        } catch (IOException e) {
            throw unsaved(attachment, PackFault.of(e), IoReason.of(e).remedy(folder), e);
        } catch (UncheckedIOException e) {
            IOException reason = Objects.requireNonNull(e.getCause());
            throw unsaved(attachment, PackFault.of(reason), IoReason.of(reason).remedy(folder), e);
        } catch (InvalidPathException e) {
            throw unsaved(attachment, e.getReason(), null, e);
        }
    }

    private TicketsException unsaved(Attachment attachment, String reason, @Nullable String hint, Exception e) {
        return new TicketsException(
                ErrorCode.USAGE, "cannot save " + attachment.name() + " in " + folder + ": " + reason, hint, e);
    }

    /**
     * Gives the file a free name: a hard link, unlike a move, fails when the name exists, also when another process was
     * faster.
     */
    private Path claim(Path temporary, String name) throws IOException {
        for (int i = 1; ; i++) {
            Path target = folder.resolve(i == 1 ? name : numbered(name, i));
            if (skipSame && isSame(temporary, target)) {
                return target;
            }
            try {
                Files.createLink(target, temporary);
                return target;
            } catch (UnsupportedOperationException | FileSystemException e) {
                boolean taken =
                        e instanceof FileAlreadyExistsException || Files.exists(target, LinkOption.NOFOLLOW_LINKS);
                if (!taken) {
                    // a file system without hard links
                    return Files.move(temporary, target);
                }
            }
        }
    }

    private static boolean isSame(Path temporary, Path target) throws IOException {
        return Files.isRegularFile(target) && Files.mismatch(target, temporary) == -1;
    }

    /** {@code error.log} becomes {@code error (2).log}. */
    private static String numbered(String name, int number) {
        int dot = name.lastIndexOf('.');
        int end = dot > 0 && name.length() - dot <= LONGEST_EXTENSION ? dot : name.length();
        String suffix = " (" + number + ")" + name.substring(end);
        // a name of the maximum length is shortened for the number, or the name would never change
        return SafeFileName.stem(name.substring(0, end), suffix) + suffix;
    }

    private TicketsException tooLarge(Attachment attachment) {
        return new TicketsException(
                ErrorCode.REFUSED,
                attachment.name() + " is larger than " + largest + " bytes and was not saved",
                "allow more with --max-download SIZE");
    }

    private final class Capped extends FilterOutputStream {
        private final Attachment attachment;
        private long written;

        Capped(OutputStream out, Attachment attachment) {
            super(out);
            this.attachment = attachment;
        }

        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            written += length;
            if (written > largest) {
                throw tooLarge(attachment);
            }
            out.write(bytes, offset, length);
        }
    }
}
