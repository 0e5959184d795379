package dev.tickets.encrypt;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.bouncycastle.bcpg.ArmoredInputStream;
import org.bouncycastle.openpgp.PGPUtil;

/** Reads and checks the packets of a key file, armoured or binary. */
final class KeyPackets {
    private KeyPackets() {}

    /**
     * All meaningful packets of the file, from all armoured blocks.
     *
     * @param name of the file, for messages
     * @return packets that the caller must wipe
     * @throws dev.tickets.ticket.TicketsException (usage) when a limit is exceeded
     * @throws IOException when the file does not have the form of keys
     */
    static byte[] checked(byte[] file, String name) throws IOException {
        byte[] binary = new byte[file.length];
        byte[] packets = new byte[file.length];
        try {
            int length = dearmour(file, binary);
            InputStream guarded = new GuardedPackets(new ByteArrayInputStream(binary, 0, length), new KeyRules(name));
            return Arrays.copyOf(packets, guarded.readNBytes(packets, 0, packets.length));
        } finally {
            // the file may hold a private key
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
