package dev.tickets.encrypt;

import dev.tickets.ticket.SignatureCheck;
import dev.tickets.ticket.TicketsException;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.bouncycastle.openpgp.PGPException;
import org.jspecify.annotations.Nullable;

/** Reads a message that is packed and maybe signed, but not encrypted: {@code gpg --sign --armor}. */
public final class SignedMessage {
    private final String armour;

    private SignedMessage(String armour) {
        this.armour = armour;
    }

    /** The message; null for an encrypted one, and for data that is no message. */
    static @Nullable SignedMessage of(String armour) {
        SignedMessage message = new SignedMessage(armour);
        try (InputStream packets = message.packets()) {
            return isReadable(packets.read()) ? message : null;
        } catch (IOException | RuntimeException damaged) {
            // decryption says in which way
            return null;
        }
    }

    /** Whether a file of OpenPGP is not encrypted at all: signed, a signature, or a key. */
    public static boolean needsNoKey(InputStream file) {
        try (InputStream packets = MessageReader.dearmoured(new BufferedInputStream(file))) {
            int header = packets.read();
            return isReadable(header) || tag(header) == PacketRules.PUBLIC_KEY || tag(header) == PacketRules.SECRET_KEY;
        } catch (IOException | RuntimeException damaged) {
            // decryption says in which way
            return false;
        }
    }

    /** Whether the first packet of a message is one that needs no key. */
    private static boolean isReadable(int header) {
        return switch (tag(header)) {
            case PacketRules.COMPRESSED, PacketRules.LITERAL, PacketRules.ONE_PASS_SIGNATURE, PacketRules.SIGNATURE ->
                true;
            default -> false;
        };
    }

    private static int tag(int header) {
        return header < 0 ? -1 : (header & 0x40) == 0 ? (header & 0x3c) >> 2 : header & 0x3f;
    }

    private InputStream packets() throws IOException {
        return MessageReader.dearmoured(
                new BufferedInputStream(new ByteArrayInputStream(armour.getBytes(StandardCharsets.US_ASCII))));
    }

    /**
     * Writes the text, and checks the signatures.
     *
     * @return null without signatures
     * @throws TicketsException (refused) when the message is damaged, or exceeds the limit
     */
    @Nullable
    SignatureCheck read(OutputStream plain, Verification verification, Allowance allowance) {
        SignatureChecks signatures = new SignatureChecks(verification);
        try (InputStream packets = packets()) {
            new MessageReader(signatures, allowance).readDecrypted(packets, plain);
            return signatures.result();
        } catch (PGPException | IOException | RuntimeException e) {
            throw DamagedMessage.translated(e);
        }
    }
}
