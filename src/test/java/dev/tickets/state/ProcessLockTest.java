package dev.tickets.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tickets.ticket.IoReason;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A lock on a file system that has none, or fails. */
class ProcessLockTest {
    private static final Path STATE = Path.of("/net/home/ann/.local/state/tickets");

    /** What fcntl(2) says on network file systems, and what a user reads. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "No locks available | this file system does not support locks | put the folder on a local disk: XDG_STATE_HOME=/other/folder",
                "Operation not supported | this file system does not support locks | put the folder on a local disk: XDG_STATE_HOME=/other/folder",
                "Function not implemented | this file system does not support locks | put the folder on a local disk: XDG_STATE_HOME=/other/folder",
                "Invalid argument | this file system does not support locks | put the folder on a local disk: XDG_STATE_HOME=/other/folder",
                "Input/output error | input/output error: the disk fails | check the disk; dmesg shows errors",
                "Stale file handle | the network file system lost the file (stale handle) | mount the file system again",
                "Too many open files | too many open files | ulimit -n 1024",
            })
    void the_reason_says_that_locks_are_missing(String said, String words, String remedy) {
        IOException failure =
                catchThrowableOfType(IOException.class, () -> ProcessLock.isLocked(new FailingChannel(said)));

        assertThat(IoReason.words(failure)).isEqualTo(words);
        assertThat(IoReason.of(failure).remedy(STATE)).isEqualTo(remedy);
    }

    /** A file whose lock fails. */
    private static final class FailingChannel extends FileChannel {
        private final String said;

        FailingChannel(String said) {
            this.said = said;
        }

        @Override
        public FileLock tryLock(long position, long size, boolean shared) throws IOException {
            throw new IOException(said);
        }

        @Override
        public FileLock lock(long position, long size, boolean shared) {
            throw new UnsupportedOperationException();
        }

        @Override
        public int read(ByteBuffer to) {
            throw new UnsupportedOperationException();
        }

        @Override
        public long read(ByteBuffer[] to, int offset, int length) {
            throw new UnsupportedOperationException();
        }

        @Override
        public int read(ByteBuffer to, long position) {
            throw new UnsupportedOperationException();
        }

        @Override
        public int write(ByteBuffer from) {
            throw new UnsupportedOperationException();
        }

        @Override
        public long write(ByteBuffer[] from, int offset, int length) {
            throw new UnsupportedOperationException();
        }

        @Override
        public int write(ByteBuffer from, long position) {
            throw new UnsupportedOperationException();
        }

        @Override
        public long position() {
            throw new UnsupportedOperationException();
        }

        @Override
        public FileChannel position(long position) {
            throw new UnsupportedOperationException();
        }

        @Override
        public long size() {
            throw new UnsupportedOperationException();
        }

        @Override
        public FileChannel truncate(long size) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void force(boolean withData) {
            throw new UnsupportedOperationException();
        }

        @Override
        public long transferTo(long position, long count, WritableByteChannel target) {
            throw new UnsupportedOperationException();
        }

        @Override
        public long transferFrom(ReadableByteChannel source, long position, long count) {
            throw new UnsupportedOperationException();
        }

        @Override
        public MappedByteBuffer map(MapMode mode, long position, long size) {
            throw new UnsupportedOperationException();
        }

        @Override
        protected void implCloseChannel() {
            // nothing is open
        }
    }
}
