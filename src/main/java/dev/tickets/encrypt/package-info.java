/** OpenPGP: public keys, encryption, decryption; the only room that uses Bouncy Castle. */
@NullMarked
package dev.tickets.encrypt;

import org.jspecify.annotations.NullMarked;
