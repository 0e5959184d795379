package dev.tickets.encrypt;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;
import org.bouncycastle.bcpg.KeyIdentifier;
import org.bouncycastle.openpgp.PGPCompressedData;
import org.bouncycastle.openpgp.PGPEncryptedData;
import org.bouncycastle.openpgp.PGPEncryptedDataList;
import org.bouncycastle.openpgp.PGPException;
import org.bouncycastle.openpgp.PGPKeyPair;
import org.bouncycastle.openpgp.PGPLiteralData;
import org.bouncycastle.openpgp.PGPOnePassSignatureList;
import org.bouncycastle.openpgp.PGPPublicKeyEncryptedData;
import org.bouncycastle.openpgp.PGPSignatureList;
import org.bouncycastle.openpgp.bc.BcPGPObjectFactory;
import org.jspecify.annotations.Nullable;

/** Reads one message down to its text, and checks its signatures. */
final class MessageReader {
    /** Limit of nested layers of compression. */
    private static final int DEEPEST = 4;

    private static final int BUFFER = 1 << 16;
    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    interface Keys {
        @Nullable
        PGPKeyPair find(KeyIdentifier id) throws PGPException;
    }

    private final MessageRules rules = new MessageRules();
    private final SignatureChecks signatures;
    private final Allowance allowance;
    private boolean hasText;

    MessageReader(SignatureChecks signatures, Allowance allowance) {
        this.signatures = signatures;
        this.allowance = allowance;
    }

    /** The outer packets of a message: recipients and encrypted data. */
    InputStream packets(InputStream message) throws IOException {
        return new GuardedPackets(dearmoured(new BufferedInputStream(message, BUFFER)), rules.outer());
    }

    /**
     * Writes the text, then checks that the message was complete.
     *
     * @param whose owner of the keys, for messages
     */
    void decrypt(InputStream message, OutputStream plain, Keys keys, String whose) throws PGPException, IOException {
        Object first = new BcPGPObjectFactory(packets(message)).nextObject();
        if (!(first instanceof PGPEncryptedDataList list)) {
            throw DamagedMessage.of("the data is not an encrypted message", null);
        }
        for (PGPEncryptedData data : list) {
            if (data instanceof PGPPublicKeyEncryptedData encrypted) {
                PGPKeyPair key = keys.find(encrypted.getKeyIdentifier());
                if (key != null) {
                    decrypt(encrypted, key, plain);
                    return;
                }
            }
        }
        throw DamagedMessage.noKey(whose);
    }

    private void decrypt(PGPPublicKeyEncryptedData data, PGPKeyPair key, OutputStream plain)
            throws PGPException, IOException {
        if (!data.isIntegrityProtected() && !data.isAEAD()) {
            throw DamagedMessage.of("the message has no protection against changes", null);
        }
        InputStream decrypted = data.getDataStream(new MdcDecryptor(key));
        readDecrypted(decrypted, plain);
        if (data.isIntegrityProtected() && !data.isAEAD() && !data.verify()) {
            throw DamagedMessage.of("the message was changed in transit", null);
        }
    }

    /** Writes the text, and reads the decrypted data to the end, which holds the integrity check. */
    void readDecrypted(InputStream decrypted, OutputStream plain) throws PGPException, IOException {
        readLayer(decrypted, allowance.bounding(plain), 0);
        drain(decrypted);
        if (!hasText) {
            throw DamagedMessage.of("the message holds no text", null);
        }
    }

    private void readLayer(InputStream layer, OutputStream plain, int depth) throws PGPException, IOException {
        BcPGPObjectFactory packets = new BcPGPObjectFactory(new GuardedPackets(layer, rules.inner()));
        for (Object packet = packets.nextObject(); packet != null; packet = packets.nextObject()) {
            if (packet instanceof PGPOnePassSignatureList list && !hasText) {
                signatures.announced(list);
            } else if (packet instanceof PGPSignatureList list) {
                readSignatures(list);
            } else if (packet instanceof PGPLiteralData text && !hasText) {
                hasText = true;
                copy(text.getInputStream(), plain);
            } else if (packet instanceof PGPCompressedData compressed && !hasText && depth < DEEPEST) {
                InputStream inside = allowance.counting(compressed.getDataStream());
                readLayer(inside, plain, depth + 1);
                drain(inside);
                // some programs add bytes after the compressed text to hide its size
                drain(compressed.getInputStream());
            } else {
                throw DamagedMessage.of(
                        "the message holds more than one text, or more than " + DEEPEST + " layers", null);
            }
        }
    }

    private void readSignatures(PGPSignatureList list) {
        if (hasText) {
            signatures.after(list);
        } else {
            signatures.before(list);
        }
    }

    private void copy(InputStream text, OutputStream plain) throws IOException {
        byte[] buffer = new byte[BUFFER];
        for (int count = text.read(buffer); count >= 0; count = text.read(buffer)) {
            signatures.text(buffer, 0, count);
            plain.write(buffer, 0, count);
        }
    }

    /** The packets of a message, armoured or binary. */
    static InputStream dearmoured(BufferedInputStream message) throws IOException {
        message.mark(BYTE_ORDER_MARK.length);
        byte[] first = message.readNBytes(BYTE_ORDER_MARK.length);
        message.reset();
        boolean text = first.length == 0 || first[0] >= 0 || Arrays.equals(first, BYTE_ORDER_MARK);
        return text ? ArmourInput.of(message) : message;
    }

    private static void drain(InputStream rest) throws IOException {
        rest.transferTo(OutputStream.nullOutputStream());
    }
}
