package dev.tickets.portal.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Small pieces of a line go to the disk in few steps. */
class FileSinkTest {
    @Test
    void pieces_of_a_line_are_joined() throws IOException {
        List<Integer> steps = new ArrayList<>();
        FileSink sink = new FileSink(new OutputStream() {
            @Override
            public void write(int b) {
                steps.add(1);
            }

            @Override
            public void write(byte[] bytes, int offset, int length) {
                steps.add(length);
            }
        });
        byte[] file = new byte[3 * FileSink.STEP + 5];
        sink.copy(new ByteArrayInputStream(file) {
            @Override
            public synchronized int read(byte[] bytes, int offset, int length) {
                return super.read(bytes, offset, Math.min(length, 8_192));
            }
        });

        assertThat(steps).containsExactly(FileSink.STEP, FileSink.STEP, FileSink.STEP, 5);
        assertThat(sink.count()).isEqualTo(file.length);
    }

    @Test
    void a_failure_of_the_disk_is_not_one_of_the_line() {
        FileSink sink = new FileSink(new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("disk full");
            }
        });
        assertThatThrownBy(() -> sink.copy(new ByteArrayInputStream(new byte[10])))
                .isInstanceOf(UncheckedIOException.class)
                .hasRootCauseMessage("disk full");
    }
}
