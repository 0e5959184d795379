package dev.tickets.encrypt;

import java.io.IOException;
import java.io.InputStream;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import javax.crypto.Cipher;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.bcpg.SymmetricKeyAlgorithmTags;
import org.bouncycastle.openpgp.PGPException;
import org.bouncycastle.openpgp.PGPKeyPair;
import org.bouncycastle.openpgp.operator.PGPDataDecryptor;
import org.bouncycastle.openpgp.operator.PGPDigestCalculator;
import org.bouncycastle.openpgp.operator.bc.BcPublicKeyDataDecryptorFactory;

/**
 * Decrypts the usual kind of message, AES with a modification detection code, with Java's own ciphers; other kinds with
 * the library.
 */
final class MdcDecryptor extends BcPublicKeyDataDecryptorFactory {
    private static final int BLOCK = 16;

    MdcDecryptor(PGPKeyPair key) {
        super(key);
    }

    @Override
    public PGPDataDecryptor createDataDecryptor(boolean withIntegrityPacket, int algorithm, byte[] sessionKey)
            throws PGPException {
        boolean aes = algorithm == SymmetricKeyAlgorithmTags.AES_128
                || algorithm == SymmetricKeyAlgorithmTags.AES_192
                || algorithm == SymmetricKeyAlgorithmTags.AES_256;
        if (!withIntegrityPacket || !aes) {
            return super.createDataDecryptor(withIntegrityPacket, algorithm, sessionKey);
        }
        try {
            Cipher cipher = Cipher.getInstance("AES/ECB/NoPadding");
            cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(sessionKey, "AES"));
            return new Decryptor(cipher, new Sha1Calculator(MessageDigest.getInstance("SHA-1")));
        } catch (GeneralSecurityException e) {
            throw new PGPException("this Java has no AES", e);
        }
    }

    private record Decryptor(Cipher cipher, PGPDigestCalculator digest) implements PGPDataDecryptor {
        @Override
        public InputStream getInputStream(InputStream in) {
            return new Decrypting(in, cipher);
        }

        @Override
        public int getBlockSize() {
            return BLOCK;
        }

        @Override
        public PGPDigestCalculator getIntegrityCalculator() {
            return digest;
        }
    }

    /**
     * CFB mode from the bare cipher: each block is combined with the encrypted previous block. All blocks are known, so
     * one call decrypts a whole buffer.
     */
    private static final class Decrypting extends BlockInput {
        private static final int CHUNK = 1 << 16;

        private final Cipher cipher;
        /** The last block of the chunk before, then this chunk. */
        private final byte[] encrypted = new byte[BLOCK + CHUNK];

        private final byte[] plain = new byte[CHUNK];
        private int position;
        private int limit;

        Decrypting(InputStream in, Cipher cipher) {
            super(in);
            this.cipher = cipher;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            if (length == 0) {
                return 0;
            }
            if (position == limit && !fill()) {
                return -1;
            }
            int count = Math.min(length, limit - position);
            System.arraycopy(plain, position, bytes, offset, count);
            position += count;
            return count;
        }

        private boolean fill() throws IOException {
            System.arraycopy(encrypted, CHUNK, encrypted, 0, BLOCK);
            limit = in.readNBytes(encrypted, BLOCK, CHUNK);
            position = 0;
            try {
                cipher.update(encrypted, 0, (limit + BLOCK - 1) / BLOCK * BLOCK, plain, 0);
            } catch (GeneralSecurityException e) {
                throw new IOException("cannot decrypt", e);
            }
            for (int i = 0; i < limit; i++) {
                plain[i] ^= encrypted[BLOCK + i];
            }
            return limit > 0;
        }
    }
}
