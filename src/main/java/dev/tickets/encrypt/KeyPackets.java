package dev.tickets.encrypt;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.bouncycastle.bcpg.ArmoredInputStream;
import org.bouncycastle.openpgp.PGPUtil;

/** The packets of a file of keys, armoured or not, once they have been looked at. */
final class KeyPackets {
    private KeyPackets() {}

    /**
     * All packets of the file that mean something, of all armoured blocks.
     *
     * @param name of the file, for messages
     * @return who takes them wipes them
     * @throws dev.tickets.ticket.TicketsException (usage) when there is too much of anything in it
     * @throws IOException when it has no form of keys
     */
    static byte[] checked(byte[] file, String name) throws IOException {
        byte[] binary = new byte[file.length];
        byte[] packets = new byte[file.length];
        try {
            int length = dearmour(file, binary);
            InputStream guarded = new GuardedPackets(new ByteArrayInputStream(binary, 0, length), new KeyRules(name));
            return Arrays.copyOf(packets, guarded.readNBytes(packets, 0, packets.length));
        } finally {
            // it may be a private key
            Arrays.fill(binary, (byte) 0);
            Arrays.fill(packets, (byte) 0);
        }
    }

    private static int dearmour(byte[] file, byte[] binary) throws IOException {
        InputStream decoder = PGPUtil.getDecoderStream(new ByteArrayInputStream(file));
        int length = decoder.readNBytes(binary, 0, binary.length);
        // a decoder of armour ends with each block
        while (decoder instanceof ArmoredInputStream armour && !armour.isEndOfStream()) {
            int read = decoder.readNBytes(binary, length, binary.length - length);
            if (read == 0 && length == binary.length) {
                break;
            }
            length += read;
        }
        return length;
    }
}
