package dev.tickets.encrypt;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.bouncycastle.bcpg.ArmoredInputStream;
import org.bouncycastle.bcpg.KeyIdentifier;
import org.bouncycastle.openpgp.PGPCompressedData;
import org.bouncycastle.openpgp.PGPEncryptedData;
import org.bouncycastle.openpgp.PGPEncryptedDataList;
import org.bouncycastle.openpgp.PGPException;
import org.bouncycastle.openpgp.PGPKeyPair;
import org.bouncycastle.openpgp.PGPLiteralData;
import org.bouncycastle.openpgp.PGPMarker;
import org.bouncycastle.openpgp.PGPOnePassSignatureList;
import org.bouncycastle.openpgp.PGPPadding;
import org.bouncycastle.openpgp.PGPPublicKeyEncryptedData;
import org.bouncycastle.openpgp.PGPSignatureList;
import org.bouncycastle.openpgp.bc.BcPGPObjectFactory;
import org.jspecify.annotations.Nullable;

/** Takes a message apart, down to the text in it. Signatures inside are passed over. */
final class MessageReader {
    /** Wrappers inside wrappers: encrypted, compressed, signed. Nobody needs more. */
    private static final int DEEPEST = 4;

    private static final int BUFFER = 1 << 16;
    private static final int BINARY = 0x80;

    /** Finds the private key for an id. */
    interface Keys {
        @Nullable
        PGPKeyPair find(KeyIdentifier id) throws PGPException;
    }

    private final Keys keys;
    private final String whose;

    /** @param whose keys they are, for messages */
    MessageReader(Keys keys, String whose) {
        this.keys = keys;
        this.whose = whose;
    }

    /** Writes the text and then makes sure that the message was whole. */
    void read(BufferedInputStream message, OutputStream plain) throws PGPException, IOException {
        BcPGPObjectFactory packets = new BcPGPObjectFactory(dearmoured(message));
        for (Object packet = packets.nextObject(); packet != null; packet = packets.nextObject()) {
            if (packet instanceof PGPEncryptedDataList list) {
                decrypt(list, plain);
                return;
            }
            if (!(packet instanceof PGPMarker)) {
                break;
            }
        }
        throw Damage.of("it is no encrypted message", null);
    }

    private static InputStream dearmoured(BufferedInputStream message) throws IOException {
        message.mark(1);
        int first = message.read();
        message.reset();
        return (first & BINARY) != 0
                ? message
                : new BufferedInputStream(
                        ArmoredInputStream.builder()
                                .setParseForHeaders(true)
                                .setIgnoreCRC(false)
                                .build(message),
                        BUFFER);
    }

    private void decrypt(PGPEncryptedDataList list, OutputStream plain) throws PGPException, IOException {
        for (PGPEncryptedData data : list) {
            if (data instanceof PGPPublicKeyEncryptedData encrypted) {
                PGPKeyPair key = keys.find(encrypted.getKeyIdentifier());
                if (key != null) {
                    decrypt(encrypted, key, plain);
                    return;
                }
            }
        }
        throw Damage.noKey(whose);
    }

    private static void decrypt(PGPPublicKeyEncryptedData data, PGPKeyPair key, OutputStream plain)
            throws PGPException, IOException {
        if (!data.isIntegrityProtected() && !data.isAEAD()) {
            throw Damage.of("nothing protects this message against changes", null);
        }
        InputStream clear = data.getDataStream(new MdcDecryptor(key));
        copyText(new BcPGPObjectFactory(clear), plain, 0);
        drain(clear);
        if (data.isIntegrityProtected() && !data.isAEAD() && !data.verify()) {
            throw Damage.of("the message was changed on its way", null);
        }
    }

    private static void copyText(BcPGPObjectFactory packets, OutputStream plain, int depth)
            throws PGPException, IOException {
        for (Object packet = packets.nextObject(); packet != null; packet = packets.nextObject()) {
            if (packet instanceof PGPLiteralData text) {
                text.getInputStream().transferTo(plain);
                return;
            }
            if (packet instanceof PGPCompressedData compressed && depth < DEEPEST) {
                InputStream inside = compressed.getDataStream();
                copyText(new BcPGPObjectFactory(inside), plain, depth + 1);
                drain(inside);
                return;
            }
            if (!isPassedOver(packet)) {
                break;
            }
        }
        throw Damage.of("there is no text in the message", null);
    }

    private static boolean isPassedOver(Object packet) {
        return packet instanceof PGPOnePassSignatureList
                || packet instanceof PGPSignatureList
                || packet instanceof PGPMarker
                || packet instanceof PGPPadding;
    }

    /** The check of a message stands at its end. */
    private static void drain(InputStream rest) throws IOException {
        rest.transferTo(OutputStream.nullOutputStream());
    }
}
