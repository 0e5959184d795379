package dev.tickets.state.logins;

import com.fasterxml.jackson.jr.ob.JSON;
import dev.tickets.state.AtomicFile;
import dev.tickets.state.BoundedFile;
import dev.tickets.state.ProcessLock;
import dev.tickets.state.Sleeper;
import dev.tickets.state.TrustedFiles;
import dev.tickets.ticket.ErrorCode;
import dev.tickets.ticket.IoReason;
import dev.tickets.ticket.TicketsException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The logins of all profiles: a file {@code NAME.json} each, 0600 in a 0700 folder. A file that other users can read is
 * refused, not repaired: another user may already have the secret.
 */
public final class CredentialStore {
    private static final String SUFFIX = ".json";
    private static final Duration LOCK_PATIENCE = Duration.ofMinutes(2);

    private final Path folder;
    private final Sleeper sleeper;
    private final TrustedFiles trust;

    public CredentialStore(Path folder, Sleeper sleeper, TrustedFiles trust) {
        this.folder = folder;
        this.sleeper = sleeper;
        this.trust = trust;
    }

    /**
     * Checks the folder before a login: a session that cannot be kept need not begin.
     *
     * @throws TicketsException (login-required) when another user can change the folder
     */
    public void requireFolder() {
        trust.checkedSecret(folder);
    }

    /**
     * The login kept for the profile.
     *
     * @throws TicketsException (login-required) when others can read or change the file, or it is damaged
     */
    public Optional<StoredLogin> read(String profile) {
        Path file = trust.checkedSecret(file(profile));
        try {
            refuseIfShared(file, profile);
            return Optional.of(parsed(BoundedFile.bytes(file), file, profile));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw IoReason.failure(ErrorCode.UNEXPECTED, "cannot read the credentials in " + file, file, e);
        }
    }

    private static StoredLogin parsed(byte[] bytes, Path file, String profile) {
        try {
            return parse(JSON.std.mapFrom(bytes));
        } catch (IOException | RuntimeException e) {
            if (e instanceof TicketsException known) {
                throw known;
            }
            throw new TicketsException(
                    ErrorCode.LOGIN_REQUIRED,
                    "the credentials in " + file + " are damaged",
                    "log in again: tickets logout -p " + profile + "; tickets login -p " + profile,
                    e);
        }
    }

    public void write(String profile, StoredLogin login) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("portal", login.portal().toString());
        fields.put("apiUrl", login.apiUrl().toString());
        fields.put("type", login.type().toString());
        fields.put("user", login.user());
        fields.put("auth", login.auth().toString());
        fields.put("origin", login.origin());
        fields.put("token", login.token());
        fields.put("refreshToken", login.refreshToken());
        fields.put("password", login.password());
        fields.put("timeZone", login.timeZone());
        try {
            makeFolder();
            AtomicFile.write(file(profile), JSON.std.asBytes(fields));
            Files.deleteIfExists(refusal(profile));
        } catch (IOException e) {
            throw cannotKeep(e);
        }
    }

    /**
     * Remembers that the portal refused these secrets of the profile, so that no job tries them again.
     *
     * @param secrets are not stored, only a slow hash of them
     */
    public void markRefused(String profile, byte[] secrets) {
        try {
            makeFolder();
            AtomicFile.write(refusal(profile), RefusedLogin.mark(secrets));
        } catch (IOException e) {
            throw cannotKeep(e);
        }
    }

    /** Whether the portal refused these secrets in the profile's last login, and no later login was saved. */
    public boolean wasRefused(String profile, byte[] secrets) {
        try {
            return RefusedLogin.isOf(BoundedFile.bytes(trust.checkedSecret(refusal(profile))), secrets);
        } catch (NoSuchFileException e) {
            return false;
        } catch (IOException e) {
            throw IoReason.failure(ErrorCode.UNEXPECTED, "cannot read " + refusal(profile), refusal(profile), e);
        }
    }

    /** Whether the portal refused the profile's last login, and no later login was saved. */
    public boolean wasRefused(String profile) {
        return Files.exists(trust.checkedSecret(refusal(profile)));
    }

    /** When the profile's login was last written; empty when none is kept. */
    public Optional<Instant> lastChange(String profile) {
        try {
            return Optional.of(Files.getLastModifiedTime(trust.checkedSecret(file(profile)))
                    .toInstant());
        } catch (IOException none) {
            return Optional.empty();
        }
    }

    /** Forgets the profile's login. */
    public void delete(String profile) {
        try {
            Files.deleteIfExists(file(profile));
            Files.deleteIfExists(refusal(profile));
        } catch (IOException e) {
            throw cannotKeep(e);
        }
    }

    /** The names of all profiles with a login, sorted. */
    public List<String> profiles() {
        if (!Files.isDirectory(trust.checkedSecret(folder))) {
            return List.of();
        }
        List<String> names = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            files.forEach(file -> {
                String name = file.getFileName().toString();
                if (name.endsWith(SUFFIX) && !name.startsWith(".")) {
                    names.add(name.substring(0, name.length() - SUFFIX.length()));
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        names.sort(null);
        return names;
    }

    /**
     * Does the work while no other process or thread does any under the same profile's lock. The lock dies with its
     * process.
     *
     * @throws TicketsException (timeout) when the lock is not acquired within 2 minutes
     */
    public <T> T locked(String profile, Supplier<T> work) {
        try {
            makeFolder();
            try (ProcessLock lock = ProcessLock.await(folder.resolve(profile + ".lock"), LOCK_PATIENCE, sleeper)) {
                if (lock == null) {
                    throw new TicketsException(
                            ErrorCode.TIMEOUT,
                            "the lock of this login was not acquired within 2 minutes: another tickets process"
                                    + " renews the login",
                            "try again");
                }
                return work.get();
            }
        } catch (IOException e) {
            throw cannotKeep(e);
        }
    }

    private void makeFolder() throws IOException {
        AtomicFile.makeFolder(folder);
        trust.checkedSecret(folder);
    }

    private static void refuseIfShared(Path file, String profile) throws IOException {
        Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(file);
        for (PosixFilePermission permission : permissions) {
            if (!permission.name().startsWith("OWNER")) {
                throw new TicketsException(
                        ErrorCode.LOGIN_REQUIRED,
                        "refusing the credentials in " + file + ": other users of this machine can read the file",
                        "change the password, then: tickets logout -p " + profile + "; tickets login -p " + profile);
            }
        }
    }

    private static StoredLogin parse(Map<String, Object> fields) {
        return new StoredLogin(
                URI.create(text(fields, "portal")),
                URI.create(text(fields, "apiUrl")),
                PortalType.valueOf(text(fields, "type").toUpperCase(Locale.ROOT)),
                (String) fields.get("user"),
                AuthMethod.valueOf(text(fields, "auth").toUpperCase(Locale.ROOT)),
                text(fields, "origin"),
                (String) fields.get("token"),
                (String) fields.get("refreshToken"),
                (String) fields.get("password"),
                zone((String) fields.get("timeZone")));
    }

    private static @Nullable String zone(@Nullable String zone) {
        return zone == null || zone.isEmpty() ? zone : ZoneId.of(zone).getId();
    }

    private static String text(Map<String, Object> fields, String key) {
        if (fields.get(key) instanceof String text) {
            return text;
        }
        throw new IllegalArgumentException(key);
    }

    private Path file(String profile) {
        return folder.resolve(profile + SUFFIX);
    }

    private Path refusal(String profile) {
        return folder.resolve(profile + ".refused");
    }

    private TicketsException cannotKeep(IOException e) {
        return IoReason.failure(ErrorCode.UNEXPECTED, "cannot save credentials in " + folder, folder, e);
    }
}
