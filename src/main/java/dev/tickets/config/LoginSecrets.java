package dev.tickets.config;

import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;

/**
 * What a session begins with. Files are read and commands run only at a login.
 *
 * @param place of the password, to print
 */
public record LoginSecrets(Supplier<Secret> password, SecondFactor secondFactor, String place) {
    /**
     * What tells this login from one with a changed user, password or second factor.
     *
     * @param read the password, already read
     * @return bytes that the caller wipes
     */
    public byte[] identity(String user, Secret read) {
        return (user + "\0" + read.reveal() + "\0" + secondFactor.identity()).getBytes(StandardCharsets.UTF_8);
    }
}
