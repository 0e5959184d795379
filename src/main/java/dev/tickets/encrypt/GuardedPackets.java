package dev.tickets.encrypt;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

/**
 * Passes OpenPGP packets (RFC 9580, section 4) unchanged to the library, except for those that the rules drop. The
 * library accepts any number of packets of any size, so each packet is checked first.
 */
final class GuardedPackets extends BlockInput {
    private static final int PEEKED = 4;
    private static final int BUFFER = 1 << 13;

    private final PacketRules rules;

    /** Checked octets to pass on. */
    private byte[] ready = {};

    private int position;
    /** The rest of the current piece of a streamed body. */
    private long rest;

    private boolean inPieces;
    /** Whether the body continues to the end of the stream. */
    private boolean endless;

    private boolean last;

    GuardedPackets(InputStream in, PacketRules rules) {
        super(in);
        this.rules = rules;
    }

    /** @throws dev.tickets.ticket.TicketsException when the rules refuse a packet */
    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        while (position == ready.length) {
            if (endless) {
                return in.read(bytes, offset, length);
            }
            if (rest > 0) {
                return readBody(bytes, offset, length);
            }
            if (inPieces) {
                Length piece = length(octet());
                begin(piece, piece.octets);
            } else if (last || !nextPacket()) {
                return -1;
            }
        }
        int count = Math.min(length, ready.length - position);
        System.arraycopy(ready, position, bytes, offset, count);
        position += count;
        return count;
    }

    private int readBody(byte[] bytes, int offset, int length) throws IOException {
        int count = in.read(bytes, offset, (int) Math.min(length, rest));
        if (count < 0) {
            throw new EOFException("a packet is truncated");
        }
        rest -= count;
        return count;
    }

    private static final class Length {
        /** Negative for a body up to the end of the stream. */
        private final long bytes;

        private final boolean isPiece;
        private final byte[] octets;

        Length(long bytes, boolean isPiece, byte... octets) {
            this.bytes = bytes;
            this.isPiece = isPiece;
            this.octets = octets;
        }
    }

    private boolean nextPacket() throws IOException {
        int header = in.read();
        if (header < 0) {
            return false;
        }
        if ((header & 0x80) == 0) {
            throw rules.malformed();
        }
        boolean old = (header & 0x40) == 0;
        int tag = old ? (header & 0x3c) >> 2 : header & 0x3f;
        PacketRules.Way way = rules.next(tag);
        Length length = old ? oldLength(header & 3) : length(octet());
        byte[] start = joined(new byte[] {(byte) header}, length.octets);
        switch (way) {
            case LEFT_OUT -> leaveOut(length);
            case CHECKED -> check(tag, length, start);
            default -> {
                last = way == PacketRules.Way.LAST;
                begin(length, start);
                peek(tag);
            }
        }
        return true;
    }

    private Length oldLength(int kind) throws IOException {
        if (kind == 3) {
            return new Length(-1, false, new byte[0]);
        }
        byte[] octets = octets(1 << kind);
        return new Length(number(octets, 0), false, octets);
    }

    /** RFC 9580, section 4.2.1; the same for a packet and for each piece of one. */
    private Length length(int first) throws IOException {
        if (first < 192) {
            return new Length(first, false, new byte[] {(byte) first});
        }
        if (first < 224) {
            int second = octet();
            return new Length(((first - 192L) << 8) + second + 192, false, new byte[] {(byte) first, (byte) second});
        }
        if (first < 255) {
            return new Length(1L << (first & 0x1f), true, new byte[] {(byte) first});
        }
        byte[] octets = joined(new byte[] {(byte) first}, octets(4));
        return new Length(number(octets, 1), false, octets);
    }

    private static long number(byte[] octets, int from) {
        long number = 0;
        for (int i = from; i < octets.length; i++) {
            number = (number << 8) | (octets[i] & 0xff);
        }
        return number;
    }

    /** Passes on these octets, then the body. */
    private void begin(Length length, byte[] octets) {
        ready = octets;
        position = 0;
        endless = length.bytes < 0;
        rest = Math.max(0, length.bytes);
        inPieces = length.isPiece;
    }

    private void peek(int tag) throws IOException {
        byte[] first = in.readNBytes(endless ? PEEKED : (int) Math.min(PEEKED, rest));
        rest = Math.max(0, rest - first.length);
        rules.check(tag, first);
        ready = joined(ready, first);
    }

    private void check(int tag, Length length, byte[] start) throws IOException {
        if (length.bytes < 0 || length.isPiece) {
            throw rules.malformed();
        }
        if (length.bytes > rules.largest(tag)) {
            throw rules.tooLarge(tag);
        }
        byte[] body = octets((int) length.bytes);
        rules.check(tag, body);
        ready = joined(start, body);
        position = 0;
    }

    private void leaveOut(Length length) throws IOException {
        byte[] dropped = new byte[BUFFER];
        for (Length piece = length; ; piece = length(octet())) {
            if (piece.bytes < 0) {
                throw rules.malformed();
            }
            for (long left = piece.bytes; left > 0; ) {
                int count = in.read(dropped, 0, (int) Math.min(BUFFER, left));
                if (count < 0) {
                    throw new EOFException("a packet is truncated");
                }
                left -= count;
            }
            if (!piece.isPiece) {
                return;
            }
        }
    }

    private int octet() throws IOException {
        return octets(1)[0] & 0xff;
    }

    private byte[] octets(int count) throws IOException {
        byte[] octets = in.readNBytes(count);
        if (octets.length < count) {
            throw new EOFException("a packet is truncated");
        }
        return octets;
    }

    private static byte[] joined(byte[] first, byte[] second) {
        byte[] both = new byte[first.length + second.length];
        System.arraycopy(first, 0, both, 0, first.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }
}
