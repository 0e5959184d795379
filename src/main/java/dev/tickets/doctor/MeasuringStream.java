package dev.tickets.doctor;

import java.io.OutputStream;
import java.security.MessageDigest;
import java.util.HexFormat;

/** Counts bytes and takes their sum, and keeps none of them. */
final class MeasuringStream extends OutputStream {
    private final MessageDigest digest;
    private long count;

    MeasuringStream(MessageDigest digest) {
        this.digest = digest;
    }

    @Override
    public void write(int one) {
        digest.update((byte) one);
        count++;
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
        digest.update(bytes, offset, length);
        count += length;
    }

    long count() {
        return count;
    }

    /** The SHA-256 in lower-case hex, once. */
    String sum() {
        return HexFormat.of().formatHex(digest.digest());
    }
}
