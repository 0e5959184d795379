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
 * How a practice portal behaves. Portals differ; with these a test (or a curious user) gets the one that is needed.
 *
 * @param folder where its database, its key and the attachments are kept; made if absent
 * @param port on 127.0.0.1; 0 takes a free one
 * @param clock tells now and, by its zone, the portal's local time
 * @param pageSize how many rows a page of a list has
 * @param tokenLifetime how long the token of a login is good
 * @param allowedExtensions of attachments, in lower case without the dot
 * @param maxAttachmentSize in bytes
 * @param maxRequestSize in bytes; never smaller than one largest attachment needs in base64
 * @param requestsPerSecond more are refused with 429; 0 for no limit
 * @param rights of the customer
 * @param features what this portal understands
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
        Set<Feature> features) {
    /** The name of the database in the folder. */
    public static final String DATABASE = "sandbox.db";

    /** The name of the file with the key that messages are encrypted with, likewise. */
    public static final String KEY = "sandbox.key";

    private static final long MIB = 1024 * 1024;

    /** What the account may do; an operator can take each away. */
    public enum Right {
        VIEW,
        OPEN,
        REPLY,
        CLOSE,
        REOPEN
    }

    /** What not every portal understands. One that does not know a field ignores it without a word. */
    public enum Feature {
        /** Files of a {@code multipart/form-data} request become attachments. */
        MULTIPART_ATTACHMENTS,
        /** {@code "attachments": {"name": "base64"}} of a JSON request become attachments. */
        JSON_ATTACHMENTS,
        /** {@code cc} is kept and shown again; without it a ticket has no such field. */
        CC,
        /** {@code encrypt: 1} is honoured; without it the text is kept in clear and has no mark. */
        ENCRYPTION
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

    /** A portal as most are, with its data in that folder. */
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
                EnumSet.allOf(Feature.class));
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

    /** The same portal for an account that may not do this. */
    public SandboxOptions without(Right right) {
        return with(fields -> fields.rights.remove(right));
    }

    /** The same portal, not understanding this. */
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
                    features);
        }
    }
}
