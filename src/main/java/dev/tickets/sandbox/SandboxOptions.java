package dev.tickets.sandbox;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * The behaviour of a practice portal. Portals differ; these options imitate the differences.
 *
 * @param folder for the database, the key and the attachments; created if missing
 * @param port on 127.0.0.1; 0 for a free port
 * @param clock with the portal's time zone
 * @param pageSize rows per page of a list
 * @param tokenLifetime validity of the token of a login
 * @param allowedExtensions of attachments, in lower case without the dot
 * @param maxAttachmentSize in bytes
 * @param maxRequestSize in bytes; at least the largest attachment in base64
 * @param requestsPerSecond limit, answered with 429; 0 for no limit
 * @param rights of the customer
 * @param features that this portal supports
 * @param texts how texts are stored
 */
public record SandboxOptions(
        Path folder,
        int port,
        Clock clock,
        int pageSize,
        Duration tokenLifetime,
        Set<String> allowedExtensions,
        long maxAttachmentSize,
        long maxRequestSize,
        int requestsPerSecond,
        Set<Right> rights,
        Set<Feature> features,
        TextStorage texts) {
    /** File name of the database. */
    public static final String DATABASE = "sandbox.db";

    /** File name of the key that encrypts messages. */
    public static final String KEY = "sandbox.key";

    private static final long MIB = 1024 * 1024;

    /** The rights of the account; an operator can remove each. */
    public enum Right {
        VIEW,
        OPEN,
        REPLY,
        CLOSE,
        REOPEN
    }

    /** Features in which portals differ. A portal silently ignores fields of a missing feature. */
    public enum Feature {
        /** Files of a {@code multipart/form-data} request become attachments. */
        MULTIPART_ATTACHMENTS,
        /** {@code "attachments": {"name": "base64"}} of a JSON request become attachments. */
        JSON_ATTACHMENTS,
        /** {@code cc} is stored and shown; otherwise a ticket has no such field. */
        CC,
        /** {@code encrypt: 1} is honoured; otherwise the text is stored unencrypted and has no mark. */
        ENCRYPTION,
        /** A success has an empty {@code error} and an empty {@code info}; a usual portal has neither. */
        EMPTY_ERRORS,
        /** A refresh token is valid once, and is answered with a new one; at a usual portal it stays valid. */
        SINGLE_USE_REFRESH
    }

    public SandboxOptions {
        if (pageSize < 1) {
            throw new IllegalArgumentException("a page has at least one row, not " + pageSize);
        }
        Set<String> lower = new TreeSet<>();
        for (String extension : allowedExtensions) {
            lower.add(extension.toLowerCase(Locale.ROOT));
        }
        allowedExtensions = Set.copyOf(lower);
        maxRequestSize = Math.max(maxRequestSize, maxAttachmentSize / 3 * 4 + MIB);
        rights = Set.copyOf(rights);
        features = Set.copyOf(features);
    }

    /** A usual portal with its data in the folder. */
    public static SandboxOptions in(Path folder) {
        return new SandboxOptions(
                folder,
                0,
                Clock.system(ZoneId.systemDefault()),
                25,
                Duration.ofHours(1),
                Set.of("jpg", "gif", "zip", "png", "pdf"),
                8 * MIB,
                64 * MIB,
                0,
                EnumSet.allOf(Right.class),
                EnumSet.complementOf(EnumSet.of(Feature.EMPTY_ERRORS, Feature.SINGLE_USE_REFRESH)),
                TextStorage.WHOLE);
    }

    public SandboxOptions withPort(int newPort) {
        return with(fields -> fields.port = newPort);
    }

    public SandboxOptions withClock(Clock newClock) {
        return with(fields -> fields.clock = newClock);
    }

    public SandboxOptions withPageSize(int rows) {
        return with(fields -> fields.pageSize = rows);
    }

    public SandboxOptions withTokenLifetime(Duration lifetime) {
        return with(fields -> fields.tokenLifetime = lifetime);
    }

    public SandboxOptions withAllowedExtensions(String... extensions) {
        return with(fields -> fields.allowedExtensions = Set.of(extensions));
    }

    public SandboxOptions withMaxAttachmentSize(long bytes) {
        return with(fields -> fields.maxAttachmentSize = bytes);
    }

    public SandboxOptions withMaxRequestSize(long bytes) {
        return with(fields -> fields.maxRequestSize = bytes);
    }

    public SandboxOptions withRequestsPerSecond(int requests) {
        return with(fields -> fields.requestsPerSecond = requests);
    }

    public SandboxOptions withTexts(TextStorage storage) {
        return with(fields -> fields.texts = storage);
    }

    /** The same portal for an account without this right. */
    public SandboxOptions without(Right right) {
        return with(fields -> fields.rights.remove(right));
    }

    /** The same portal with this feature. */
    public SandboxOptions with(Feature feature) {
        return with(fields -> fields.features.add(feature));
    }

    /** The same portal without this feature. */
    public SandboxOptions without(Feature feature) {
        return with(fields -> fields.features.remove(feature));
    }

    private SandboxOptions with(Consumer<Fields> change) {
        Fields fields = new Fields(this);
        change.accept(fields);
        return fields.options();
    }

    /** The components while one of them is changed. */
    private static final class Fields {
        private final Path folder;
        private int port;
        private Clock clock;
        private int pageSize;
        private Duration tokenLifetime;
        private Set<String> allowedExtensions;
        private long maxAttachmentSize;
        private long maxRequestSize;
        private int requestsPerSecond;
        private TextStorage texts;
        private final Set<Right> rights = EnumSet.noneOf(Right.class);
        private final Set<Feature> features = EnumSet.noneOf(Feature.class);

        Fields(SandboxOptions options) {
            folder = options.folder;
            port = options.port;
            clock = options.clock;
            pageSize = options.pageSize;
            tokenLifetime = options.tokenLifetime;
            allowedExtensions = options.allowedExtensions;
            maxAttachmentSize = options.maxAttachmentSize;
            maxRequestSize = options.maxRequestSize;
            requestsPerSecond = options.requestsPerSecond;
            texts = options.texts;
            rights.addAll(options.rights);
            features.addAll(options.features);
        }

        SandboxOptions options() {
            return new SandboxOptions(
                    folder,
                    port,
                    clock,
                    pageSize,
                    tokenLifetime,
                    allowedExtensions,
                    maxAttachmentSize,
                    maxRequestSize,
                    requestsPerSecond,
                    rights,
                    features,
                    texts);
        }
    }
}
