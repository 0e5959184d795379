package dev.tickets.attach;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tickets.encrypt.Allowance;
import dev.tickets.encrypt.Decryption;
import dev.tickets.encrypt.Opened;
import dev.tickets.testing.ScratchFolder;
import dev.tickets.ticket.Attachment;
import dev.tickets.ticket.TicketsException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;

/** Attachments of others that {@code --save --decrypt} opens: zip archives of one encrypted file, or the file alone. */
public final class ZipFuzz {
    private static final long LARGEST = 1 << 20;
    private static final ScratchFolder SCRATCH = new ScratchFolder();
    private static final Path SAVED = SCRATCH.folder().resolve("saved");

    /** Takes each file for its own content. */
    private static final Decryption NONE = new Decryption() {
        @Override
        public Opened decrypt(InputStream message, OutputStream plain, Allowance allowance) throws IOException {
            message.transferTo(plain);
            return new Opened(null, null);
        }

        @Override
        public void close() {}
    };

    private ZipFuzz() {}

    /** The first byte chooses the name of the attachment, the others are its content. */
    public static void fuzzerTestOneInput(byte[] input) throws IOException {
        String name = input.length > 0 && input[0] == 'p' ? "../.a\n.pgp" : "..\\a.ZIP";
        byte[] content = Arrays.copyOfRange(input, Math.min(1, input.length), input.length);
        Path file = SCRATCH.with("received", content);
        for (FileType type : FileType.values()) {
            assertThat(type.fits(file)).isIn(true, false);
        }
        Optional<PgpZip> encrypted = PgpZip.of(new Attachment("1", name, null), file);
        if (encrypted.isPresent()) {
            save(encrypted.get(), content.length);
        }
    }

    private static void save(PgpZip encrypted, int size) throws IOException {
        Allowance allowance = Allowance.ofFile(size, LARGEST);
        try {
            Path saved = new SaveFolder(SAVED, LARGEST, false)
                    .save(new Attachment("1", encrypted.name(), null), out -> open(encrypted, out, allowance));
            assertThat(saved.getParent()).isEqualTo(SAVED);
            assertThat(Files.size(saved)).isLessThanOrEqualTo(LARGEST);
            Files.delete(saved);
        } catch (TicketsException refused) {
            assertThat(refused.getMessage()).isNotBlank();
        }
        try (Stream<Path> all = Files.walk(SCRATCH.folder())) {
            assertThat(all.filter(Files::isRegularFile))
                    .containsExactly(SCRATCH.folder().resolve("received"));
        }
    }

    private static void open(PgpZip encrypted, OutputStream out, Allowance allowance) {
        try {
            encrypted.open(NONE, out, allowance);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
