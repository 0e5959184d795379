package dev.tickets.encrypt;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.Arrays;
import java.util.Base64;
import org.bouncycastle.bcpg.CRC24;

/**
 * The packets of an armoured message, decoded while they are read. Text may surround the armour; {@link Armour} says
 * what else may have happened to it.
 */
final class ArmourInput extends BlockInput {
    /** The beginning of the armour and its headers are within so many bytes. */
    private static final int HEAD = 1 << 16;

    private static final int BUFFER = 1 << 13;

    private final Symbols symbols;
    private final CRC24 crc = new CRC24();

    private ArmourInput(Symbols symbols) {
        super(Base64.getDecoder().wrap(symbols));
        this.symbols = symbols;
    }

    /** @throws dev.tickets.ticket.TicketsException (refused) when no armour begins here */
    static InputStream of(InputStream text) throws IOException {
        byte[] head = text.readNBytes(HEAD);
        int begin = Armour.begin(head, 0);
        int inside = begin < 0 ? -1 : Armour.afterTitle(head, begin);
        if (inside < 0) {
            throw DamagedMessage.of("the data is not an encrypted message", null);
        }
        int data = Armour.afterHeaders(head, inside, head.length);
        InputStream rest = new ByteArrayInputStream(head, data, head.length - data);
        return new BufferedInputStream(new ArmourInput(new Symbols(new SequenceInputStream(rest, text))), BUFFER);
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        int count = in.read(bytes, offset, length);
        for (int i = 0; i < count; i++) {
            crc.update(bytes[offset + i]);
        }
        if (count < length) {
            // at the end: readers of the last packet do not ask again
            byte[] checksum = symbols.checksum();
            if (checksum.length > 0 && !Arrays.equals(checksum, Armour.bytes(crc))) {
                throw new IOException("the checksum of the armour does not fit");
            }
        }
        return count;
    }

    /** The characters of base 64 up to the padding, the checksum or the end of the armour. */
    private static final class Symbols extends BlockInput {
        private final StringBuilder tail = new StringBuilder();
        private boolean ended;

        Symbols(InputStream in) {
            super(new BufferedInputStream(in, BUFFER));
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int count = 0;
            while (count < length && !ended) {
                int c = in.read();
                if (c < 0 || c == '-' || c == '=') {
                    ended = true;
                    readTail(c);
                } else if (Armour.isSymbol((byte) c)) {
                    bytes[offset + count++] = (byte) c;
                }
            }
            return count == 0 && length > 0 ? -1 : count;
        }

        private void readTail(int first) throws IOException {
            for (int c = first; c >= 0 && c != '-' && tail.length() < Armour.LONGEST_TAIL; c = in.read()) {
                if (Armour.isSymbol((byte) c)) {
                    tail.append((char) c);
                }
            }
        }

        /** The checksum below the data; empty for none. */
        byte[] checksum() {
            int equals = tail.lastIndexOf("=");
            boolean there = equals >= 0 && tail.length() - equals == Armour.CHECKSUM + 1;
            return there ? Base64.getDecoder().decode(tail.substring(equals + 1)) : new byte[0];
        }
    }
}
