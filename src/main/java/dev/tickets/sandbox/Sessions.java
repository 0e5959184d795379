package dev.tickets.sandbox;

import dev.tickets.sandbox.SandboxOptions.Feature;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Logins and their tokens, known to all processes. The database holds only hashes. A refresh token stays valid, and has
 * an access token for each refresh. In a portal where it is valid once, the refresh creates a new pair and ends the old
 * pair.
 */
final class Sessions {
    private static final Duration REFRESH_LIFETIME = Duration.ofDays(14);

    private final Database database;
    private final Clock clock;
    private final Duration lifetime;
    private final boolean singleUse;

    Sessions(Database database, SandboxOptions options) {
        this.database = database;
        this.clock = options.clock();
        this.lifetime = options.tokenLifetime();
        this.singleUse = options.features().contains(Feature.SINGLE_USE_REFRESH);
    }

    /**
     * Both tokens of a login, not hashed; the store has only their hashes.
     *
     * @param refresh null when the refresh token that was used stays valid
     */
    record Pair(String access, @Nullable String refresh) {}

    Pair begin() throws SQLException, IOException {
        return database.write(transaction -> {
            transaction.change("DELETE FROM session WHERE refresh_until <= ?", now());
            return insertPair(transaction);
        });
    }

    /** A new access token for a valid refresh token; empty for one that is not valid. */
    Optional<Pair> renew(String refresh) throws SQLException, IOException {
        return database.write(transaction -> singleUse ? replace(transaction, refresh) : extend(transaction, refresh));
    }

    private Optional<Pair> replace(Transaction transaction, String refresh) throws SQLException {
        int ended = transaction.change(
                "DELETE FROM session WHERE refresh_hash = ? AND refresh_until > ?", hash(refresh), now());
        return ended == 0 ? Optional.empty() : Optional.of(insertPair(transaction));
    }

    private Optional<Pair> extend(Transaction transaction, String refresh) throws SQLException, IOException {
        Optional<Long> until = transaction.first(
                "SELECT refresh_until FROM session WHERE refresh_hash = ? AND refresh_until > ?",
                row -> row.getLong(1),
                hash(refresh),
                now());
        if (until.isEmpty()) {
            return Optional.empty();
        }
        transaction.change("DELETE FROM session WHERE refresh_hash = ? AND access_until <= ?", hash(refresh), now());
        return Optional.of(new Pair(insert(transaction, hash(refresh), until.get()), null));
    }

    boolean isGood(String access) throws SQLException, IOException {
        return database.read(transaction -> transaction.number(
                        "SELECT count(*) FROM session WHERE access_hash = ? AND access_until > ?", hash(access), now())
                > 0);
    }

    /** Ends the access token; its refresh token stays valid. */
    void endAccess(String access) throws SQLException, IOException {
        database.write(transaction ->
                transaction.change("UPDATE session SET access_until = 0 WHERE access_hash = ?", hash(access)));
    }

    /** Ends all tokens of the session with this token; false for an unknown token. */
    boolean end(String token) throws SQLException, IOException {
        String hash = hash(token);
        return database.write(transaction -> transaction.change("""
                DELETE FROM session WHERE refresh_hash = ?1
                OR refresh_hash IN (SELECT refresh_hash FROM session WHERE access_hash = ?1)""", hash) > 0);
    }

    private Pair insertPair(Transaction transaction) throws SQLException {
        String refresh = "r-" + randomText();
        return new Pair(insert(transaction, hash(refresh), now() + REFRESH_LIFETIME.toSeconds()), refresh);
    }

    /** Adds an access token to a refresh token. */
    private String insert(Transaction transaction, String refreshHash, long refreshUntil) throws SQLException {
        long until = now() + lifetime.toSeconds();
        String access = jwt(until);
        transaction.change(
                "INSERT INTO session (access_hash, access_until, refresh_hash, refresh_until) VALUES (?, ?, ?, ?)",
                hash(access),
                until,
                refreshHash,
                refreshUntil);
        return access;
    }

    private long now() {
        return clock.instant().getEpochSecond();
    }

    /** A token in the form of a real one, with its expiry; the last part is the secret, not a signature. */
    private static String jwt(long until) {
        return base64("{\"typ\":\"JWT\",\"alg\":\"none\"}")
                + "."
                + base64("{\"sub\":\"" + SampleData.USER + "\",\"exp\":" + until + "}")
                + "."
                + randomText();
    }

    private static String base64(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    static String randomText() {
        byte[] bytes = new byte[32];
        new SecureRandom().nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static String hash(String token) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
