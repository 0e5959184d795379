package dev.tickets.encrypt;

import dev.tickets.ticket.SignatureCheck;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a message once it is decrypted.
 *
 * @param keyFingerprint of the key that it was decrypted with, in hex; null when GnuPG does not say
 * @param signature what was found of its signatures; null when it has none
 */
public record Opened(
        @Nullable String keyFingerprint, @Nullable SignatureCheck signature) {}
