/** OpenPGP: public keys, encrypting to them, decrypting; the only room that knows Bouncy Castle. */
@NullMarked
package dev.tickets.encrypt;

import org.jspecify.annotations.NullMarked;
