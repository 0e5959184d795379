package dev.tickets.state.outbox;

import dev.tickets.state.drafts.DraftFields;
import dev.tickets.ticket.AccountRef;
import dev.tickets.ticket.DedupDecision;
import dev.tickets.ticket.DedupKey;
import dev.tickets.ticket.IfOpen;
import dev.tickets.ticket.Reference;
import dev.tickets.ticket.TicketNumber;
import dev.tickets.ticket.TicketsException;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A {@link Manifest} as fields of a JSON object. */
final class ManifestFields {
    private static final int FORMAT = 1;

    private ManifestFields() {}

    static Map<String, @Nullable Object> of(Manifest manifest) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("format", FORMAT);
        fields.put("id", manifest.id());
        fields.put("kind", manifest.draft().kind());
        fields.put("profile", manifest.account().profile());
        fields.put("origin", manifest.account().origin());
        fields.put("user", manifest.account().user());
        fields.put("createdAt", manifest.createdAt().toString());
        fields.put(
                "reference",
                manifest.reference() == null ? null : manifest.reference().value());
        fields.put("dedup", repetition(manifest.repetition()));
        fields.put("draft", DraftFields.of(manifest.draft()));
        fields.put("sealed", manifest.encrypted());
        fields.put("note", manifest.note());
        fields.put("message", file(manifest.message()));
        List<List<Map<String, Object>>> messages = new ArrayList<>();
        for (List<StoredFile> files : manifest.messages()) {
            List<Map<String, Object>> message = new ArrayList<>();
            files.forEach(file -> message.add(file(file)));
            messages.add(message);
        }
        fields.put("attachments", messages);
        fields.put("followUpTexts", manifest.followUps());
        fields.put("lacking", manifest.lacking());
        progress(fields, manifest.progress());
        tries(fields, manifest.tries());
        return fields;
    }

    private static @Nullable Map<String, @Nullable Object> repetition(@Nullable DedupDecision repetition) {
        if (repetition == null) {
            return null;
        }
        Duration interval = repetition.minInterval();
        TicketNumber joins = repetition.joins();
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("key", repetition.key().value());
        fields.put("ifOpen", repetition.ifOpen().toString());
        fields.put("minInterval", interval == null ? null : interval.toString());
        fields.put("portalWide", repetition.portalWide());
        fields.put("joins", joins == null ? null : joins.value());
        return fields;
    }

    private static DedupDecision repetition(Map<?, ?> fields) throws IOException {
        return new DedupDecision(
                new DedupKey(text(fields, "key")),
                IfOpen.valueOf(text(fields, "ifOpen").toUpperCase(Locale.ROOT)),
                fields.get("minInterval") instanceof String interval ? Duration.parse(interval) : null,
                Boolean.TRUE.equals(fields.get("portalWide")),
                fields.get("joins") instanceof String number ? new TicketNumber(number) : null);
    }

    private static Map<String, Object> file(StoredFile file) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("name", file.name());
        fields.put("file", file.file());
        fields.put("size", file.size());
        fields.put("sha256", file.sha256());
        return fields;
    }

    private static void progress(Map<String, @Nullable Object> fields, DeliveryProgress progress) {
        fields.put("accepted", progress.accepted());
        List<String> candidates = new ArrayList<>();
        progress.candidates().forEach(number -> candidates.add(number.value()));
        fields.put("candidates", candidates);
        fields.put(
                "number", progress.number() == null ? null : progress.number().value());
        fields.put("followUps", progress.followUps());
    }

    private static void tries(Map<String, @Nullable Object> fields, Attempts tries) {
        fields.put("attempts", tries.attempts());
        fields.put("lastError", tries.lastError());
        fields.put("lastAttemptAt", text(tries.lastAt()));
        fields.put("nextAttemptAt", text(tries.nextAt()));
        fields.put("notBefore", text(tries.notBefore()));
    }

    private static @Nullable String text(@Nullable Instant time) {
        return time == null ? null : time.toString();
    }

    /**
     * Reads the manifest from its fields.
     *
     * @throws IOException when they are not those of a manifest
     */
    static Manifest read(Map<String, Object> fields) throws IOException {
        try {
            if (number(fields, "format") != FORMAT) {
                throw new IOException("the manifest was written by a newer version of this program");
            }
            if (!(fields.get("draft") instanceof Map<?, ?> draft)
                    || !(fields.get("message") instanceof Map<?, ?> message)) {
                throw new IOException("the manifest holds no message");
            }
            String reference = optional(fields, "reference");
            return new Manifest(
                    text(fields, "id"),
                    new AccountRef(text(fields, "profile"), text(fields, "origin"), optional(fields, "user")),
                    Instant.parse(text(fields, "createdAt")),
                    DraftFields.read(draft),
                    Boolean.TRUE.equals(fields.get("sealed")),
                    reference == null ? null : new Reference(reference),
                    fields.get("dedup") instanceof Map<?, ?> dedup ? repetition(dedup) : null,
                    text(fields, "note"),
                    file(message),
                    messages(fields),
                    texts(fields, "followUpTexts"),
                    texts(fields, "lacking"),
                    progress(fields),
                    new Attempts(
                            (int) number(fields, "attempts"),
                            optional(fields, "lastError"),
                            time(fields, "lastAttemptAt"),
                            time(fields, "nextAttemptAt"),
                            time(fields, "notBefore")));
        } catch (DateTimeException | IllegalArgumentException | TicketsException e) {
            throw new IOException("the manifest is damaged: " + e.getMessage(), e);
        }
    }

    private static List<String> texts(Map<String, Object> fields, String name) {
        List<String> words = new ArrayList<>();
        if (fields.get(name) instanceof List<?> list) {
            list.forEach(one -> words.add(String.valueOf(one)));
        }
        return words;
    }

    private static DeliveryProgress progress(Map<String, Object> fields) throws IOException {
        List<TicketNumber> candidates = new ArrayList<>();
        if (fields.get("candidates") instanceof List<?> list) {
            list.forEach(item -> candidates.add(new TicketNumber(String.valueOf(item))));
        }
        String number = optional(fields, "number");
        return new DeliveryProgress(
                Boolean.TRUE.equals(fields.get("accepted")),
                candidates,
                number == null ? null : new TicketNumber(number),
                (int) number(fields, "followUps"));
    }

    private static List<List<StoredFile>> messages(Map<String, Object> fields) throws IOException {
        List<List<StoredFile>> messages = new ArrayList<>();
        if (fields.get("attachments") instanceof List<?> list) {
            for (Object item : list) {
                List<StoredFile> files = new ArrayList<>();
                if (item instanceof List<?> inner) {
                    for (Object file : inner) {
                        if (!(file instanceof Map<?, ?> map)) {
                            throw new IOException("the manifest lacks a file name");
                        }
                        files.add(file(map));
                    }
                }
                messages.add(files);
            }
        }
        if (messages.isEmpty()) {
            throw new IOException("the manifest lacks the list of attachments");
        }
        return messages;
    }

    private static StoredFile file(Map<?, ?> fields) throws IOException {
        String file = text(fields, "file");
        if (file.contains("/") || file.startsWith(".") || file.equals(EntryLock.FILE)) {
            throw new IOException("the manifest names a foreign file");
        }
        return new StoredFile(text(fields, "name"), file, number(fields, "size"), text(fields, "sha256"));
    }

    private static String text(Map<?, ?> fields, String name) throws IOException {
        if (fields.get(name) instanceof String text) {
            return text;
        }
        throw new IOException("the manifest has no " + name);
    }

    private static @Nullable String optional(Map<String, Object> fields, String name) {
        return fields.get(name) instanceof String text ? text : null;
    }

    private static @Nullable Instant time(Map<String, Object> fields, String name) {
        String text = optional(fields, name);
        return text == null ? null : Instant.parse(text);
    }

    private static long number(Map<?, ?> fields, String name) throws IOException {
        if (fields.get(name) instanceof Number number) {
            return number.longValue();
        }
        throw new IOException("the manifest has no " + name);
    }
}
