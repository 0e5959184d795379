package dev.tickets.attach;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tickets.state.TrustedFiles;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A disk that fills up is not the fault of the file that is read. */
class StagingStreamTest {
    @TempDir
    Path folder;

    private static final class FullDisk extends OutputStream {
        @Override
        public void write(int b) throws IOException {
            throw new IOException("No space left on device");
        }

        @Override
        public void close() throws IOException {
            throw new IOException("No space left on device");
        }
    }

    private void assertBlamed(ThrowingCallable work) {
        assertThatThrownBy(work)
                .hasMessage("cannot write temporary files in " + folder + ": no space left on the disk");
    }

    @Test
    void the_disk_is_named_whichever_way_it_is_written_to() {
        try (Staging staging = new Staging(folder, new TrustedFiles())) {
            @SuppressWarnings("resource") // what cannot be closed is the point
            StagingStream full = new StagingStream(new FullDisk(), staging);

            assertBlamed(() -> full.write(1));
            assertBlamed(() -> full.write(new byte[2]));
            assertBlamed(() -> full.write(new byte[2], 0, 1));
            assertBlamed(full::close);
        }
    }
}
