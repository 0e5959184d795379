package dev.tickets.encrypt;

import dev.tickets.ticket.SignatureCheck;
import org.jspecify.annotations.Nullable;

/**
 * The result of decrypting a message.
 *
 * @param keyFingerprint of the decrypting key, in hex; null when GnuPG does not report the key
 * @param signature check of the signatures; null for none
 */
public record Opened(
        @Nullable String keyFingerprint, @Nullable SignatureCheck signature) {}
