package dev.tickets.encrypt;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Reads and checks the packets of a key file, armoured or binary. As in {@code gpg --import}, text may surround the
 * armoured blocks, and a file may have several.
 */
final class KeyPackets {
    private static final String KEYS = " KEY BLOCK-----";

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
        int length = 0;
        boolean found = false;
        for (int begin = Armour.begin(file, 0); begin >= 0; begin = Armour.begin(file, begin + 1)) {
            int inside = Armour.afterTitle(file, begin);
            if (inside > 0 && new String(file, begin, inside - begin, StandardCharsets.US_ASCII).endsWith(KEYS)) {
                found = true;
                byte[] packets = Armour.decoded(file, inside, Armour.end(file, inside));
                System.arraycopy(packets, 0, binary, length, packets.length);
                length += packets.length;
                Arrays.fill(packets, (byte) 0);
            }
        }
        if (!found && file.length > 0 && file[0] >= 0) {
            throw new IOException("neither armour nor packets");
        }
        if (!found) {
            System.arraycopy(file, 0, binary, 0, file.length);
        }
        return found ? length : file.length;
    }
}
