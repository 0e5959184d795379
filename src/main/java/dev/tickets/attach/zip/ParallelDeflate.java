package dev.tickets.attach.zip;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Deflates one stream on all cores, as pigz does: blocks of 128 KiB, each with the 32 KiB before it as dictionary, lose
 * hardly any compression. The calling thread reads and writes them in order. Memory is bounded by a ring of blocks,
 * three for each worker.
 */
public final class ParallelDeflate implements AutoCloseable {
    private static final int BLOCKS_PER_WORKER = 3;
    private static final int MOST_WORKERS = 16;

    private final ExecutorService workers;
    private final List<DeflateBlock> ring = new ArrayList<>();

    /**
     * Starts no thread before the first block.
     *
     * @param level 1 (fast) to 9 (small)
     * @param cores to use
     */
    public ParallelDeflate(int level, int cores) {
        int count = Math.min(Math.max(cores, 1), MOST_WORKERS);
        this.workers = Executors.newFixedThreadPool(count, work -> {
            Thread thread = new Thread(work, "tickets-deflate");
            thread.setDaemon(true);
            return thread;
        });
        for (int i = 0; i < count * BLOCKS_PER_WORKER; i++) {
            ring.add(new DeflateBlock(level));
        }
    }

    interface Sink {
        /** Returns whether the block fits; false ends the stream before the block. */
        boolean take(DeflateBlock block) throws IOException;
    }

    /**
     * Deflates until the source ends or the sink refuses a block. The accepted blocks are a deflate stream without an
     * end; an empty last block ({@code 03 00}) closes the stream.
     */
    void run(BlockSource source, Sink sink) throws IOException {
        List<Future<?>> pending = new ArrayList<>();
        for (int i = 0; i < ring.size(); i++) {
            pending.add(null);
        }
        Tail tail = new Tail();
        long submitted = 0;
        long taken = 0;
        boolean ended = false;
        try {
            while (true) {
                while (!ended && submitted - taken < ring.size()) {
                    int slot = (int) (submitted % ring.size());
                    ended = !fill(ring.get(slot), source, tail);
                    if (!ended) {
                        pending.set(slot, workers.submit(ring.get(slot)::deflate));
                        submitted++;
                    }
                }
                if (taken == submitted) {
                    return;
                }
                int slot = (int) (taken % ring.size());
                await(pending.get(slot));
                if (!sink.take(ring.get(slot))) {
                    return;
                }
                taken++;
            }
        } finally {
            for (long i = taken; i < submitted; i++) {
                await(pending.get((int) (i % ring.size())));
            }
        }
    }

    private static boolean fill(DeflateBlock block, BlockSource source, Tail tail) throws IOException {
        int length = source.read(block.input());
        if (length == 0) {
            return false;
        }
        block.fill(length, tail.bytes, tail.length);
        tail.append(block.input(), length);
        return true;
    }

    private static void await(Future<?> work) throws IOException {
        try {
            work.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("deflating failed", e.getCause());
        }
    }

    @Override
    public void close() {
        workers.shutdownNow();
        ring.forEach(DeflateBlock::close);
    }

    private static final class Tail {
        private final byte[] bytes = new byte[DeflateBlock.DICTIONARY];
        private int length;

        void append(byte[] block, int blockLength) {
            if (blockLength >= bytes.length) {
                System.arraycopy(block, blockLength - bytes.length, bytes, 0, bytes.length);
                length = bytes.length;
                return;
            }
            int kept = Math.min(length, bytes.length - blockLength);
            System.arraycopy(bytes, length - kept, bytes, 0, kept);
            System.arraycopy(block, 0, bytes, kept, blockLength);
            length = kept + blockLength;
        }
    }
}
