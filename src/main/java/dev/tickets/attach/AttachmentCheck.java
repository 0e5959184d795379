package dev.tickets.attach;

import dev.tickets.config.AttachmentRules;
import dev.tickets.ticket.ReadyAttachment;
import dev.tickets.ticket.TicketNumber;
import dev.tickets.ticket.TicketsException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Looks at everything that is to be attached before anything is sent, and reports all that is wrong at once. */
public final class AttachmentCheck {
    private final AttachmentRules rules;
    private final Path folder;
    private final List<String> problems = new ArrayList<>();

    /** @param folder that relative paths start from */
    public AttachmentCheck(AttachmentRules rules, Path folder) {
        this.rules = rules;
        this.folder = folder;
    }

    /**
     * The files behind the specs {@code PATH} and {@code NAME=PATH}.
     *
     * @throws TicketsException (usage) that lists every problem
     */
    public List<ReadyAttachment> check(List<String> specs) {
        List<ReadyAttachment> ready = new ArrayList<>();
        for (String spec : specs) {
            ReadyAttachment attachment = check(spec);
            if (attachment != null) {
                ready.add(attachment);
            }
        }
        together(ready);
        if (!problems.isEmpty()) {
            throw TicketsException.usage(
                    "nothing was sent, because of the attachments:\n" + String.join("\n", problems), null);
        }
        return ready;
    }

    private @Nullable ReadyAttachment check(String text) {
        Spec spec;
        try {
            spec = Spec.parse(text, folder);
        } catch (InvalidPathException e) {
            return problem(text, "is not a file name");
        }
        Path path = spec.path();
        if (!Files.exists(path)) {
            return problem(
                    text,
                    TicketNumber.isNumber(text)
                            ? "there is no such file; a ticket's number goes before -a"
                            : "there is no such file");
        }
        if (Files.isDirectory(path)) {
            return problem(text, "is a folder; pack it into a .zip first");
        }
        if (!Files.isRegularFile(path)) {
            return problem(text, "is not a file but a device, pipe or socket");
        }
        if (!Files.isReadable(path)) {
            return problem(text, "cannot be read: permission denied");
        }
        return checkContent(text, spec);
    }

    private @Nullable ReadyAttachment checkContent(String text, Spec spec) {
        String extension = extension(spec.name());
        if (!rules.extensions().contains(extension)) {
            return problem(
                    text,
                    (extension.isEmpty() ? "has no extension" : "is of type ." + extension) + "; the portal takes "
                            + String.join(", ", rules.extensions()));
        }
        try {
            long size = Files.size(spec.path());
            if (size == 0) {
                return problem(text, "is empty");
            }
            if (size > rules.maxSize()) {
                return problem(text, "has " + size + " bytes; the portal takes " + rules.maxSize() + " at most");
            }
            if (!Signature.fits(extension, spec.path())) {
                return problem(text, "does not hold what ." + extension + " says");
            }
            return new ReadyAttachment(spec.name(), spec.path(), size, sha256(spec.path(), size));
        } catch (IOException e) {
            return problem(text, "cannot be read: " + e.getMessage());
        }
    }

    private void together(List<ReadyAttachment> ready) {
        Set<String> names = new HashSet<>();
        long sum = 0;
        for (ReadyAttachment attachment : ready) {
            sum += attachment.size();
            if (!names.add(attachment.name().toLowerCase(Locale.ROOT))) {
                problems.add(attachment.name() + ": two files have this name; give one another: -a NAME=PATH");
            }
        }
        if (ready.size() > rules.maxCount()) {
            problems.add(ready.size() + " files; the portal takes " + rules.maxCount() + " with one message");
        }
        if (sum > rules.maxRequest()) {
            problems.add("together " + sum + " bytes; the portal takes " + rules.maxRequest() + " in one request");
        }
    }

    private @Nullable ReadyAttachment problem(String spec, String what) {
        problems.add(spec + ": " + what);
        return null;
    }

    static String extension(String name) {
        int dot = name.lastIndexOf('.');
        return dot < 0 ? "" : name.substring(dot + 1).toLowerCase(Locale.ROOT);
    }

    private static String sha256(Path path, long size) throws IOException {
        MessageDigest digest;
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
        byte[] buffer = new byte[64 << 10];
        long left = size;
        try (InputStream in = Files.newInputStream(path)) {
            while (left > 0) {
                int read = in.read(buffer, 0, (int) Math.min(buffer.length, left));
                if (read < 0) {
                    throw new IOException("it became shorter while it was read");
                }
                digest.update(buffer, 0, read);
                left -= read;
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }
}
