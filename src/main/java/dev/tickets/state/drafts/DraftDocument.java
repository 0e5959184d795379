package dev.tickets.state.drafts;

import dev.tickets.state.JsonFile;
import dev.tickets.ticket.Draft;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A draft as fields of its {@code draft.json}: the words of a draft that must be encrypted are encrypted. */
final class DraftDocument {
    private DraftDocument() {}

    /**
     * @param cipher encrypts the words of a draft that must not be stored unencrypted; without a key they are left out
     */
    static Map<String, @Nullable Object> of(KeptDraft kept, DraftCipher cipher) throws IOException {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("profile", kept.profile());
        fields.put("createdAt", kept.createdAt().toString());
        fields.put("changedAt", kept.changedAt().toString());
        fields.put("reason", kept.reason());
        fields.put("attended", kept.attended());
        fields.put("questions", kept.questions());
        boolean secret = kept.draft().isSecret();
        Draft bare = secret ? kept.draft().but().withoutSecrets().draft() : kept.draft();
        fields.put("draft", DraftFields.of(bare));
        // first, because the first comparison of records costs a process 20 ms
        if (secret && cipher.isPossible() && !bare.equals(kept.draft())) {
            fields.put("sealed", cipher.encrypt(JsonFile.text(DraftFields.of(kept.draft()))));
        }
        List<Map<String, Object>> sources = new ArrayList<>();
        for (KeptDraft.KeptSource source : kept.sources()) {
            sources.add(Map.of(
                    "spec",
                    source.spec(),
                    "size",
                    source.size(),
                    "modified",
                    source.modified().toString()));
        }
        fields.put("sources", sources);
        return fields;
    }

    /** @throws IOException when the fields are not those of a draft */
    static KeptDraft read(String id, Map<String, Object> fields) throws IOException {
        if (!(fields.get("draft") instanceof Map<?, ?> draft)) {
            throw new IOException("the file holds no draft");
        }
        try {
            String reason = fields.get("reason") instanceof String text ? text : null;
            return new KeptDraft(
                    id,
                    String.valueOf(fields.get("profile")),
                    Instant.parse(String.valueOf(fields.get("createdAt"))),
                    Instant.parse(String.valueOf(fields.get("changedAt"))),
                    DraftFields.read(draft),
                    sources(fields),
                    reason,
                    // before this field existed, only drafts in writing had no reason
                    fields.get("attended") instanceof Boolean attended ? attended : reason == null,
                    questions(fields),
                    fields.get("sealed") instanceof String encrypted ? encrypted : null);
        } catch (DateTimeException e) {
            throw new IOException("the file holds an invalid time", e);
        }
    }

    /** The draft with its decrypted words. */
    static KeptDraft opened(KeptDraft kept, DraftCipher cipher) throws IOException {
        if (kept.encrypted() == null) {
            return kept;
        }
        Draft whole = DraftFields.read(JsonFile.parse(cipher.decrypt(kept.encrypted())));
        return new KeptDraft(
                kept.id(),
                kept.profile(),
                kept.createdAt(),
                kept.changedAt(),
                whole,
                kept.sources(),
                kept.reason(),
                kept.attended(),
                kept.questions(),
                null);
    }

    private static List<String> questions(Map<String, Object> fields) {
        List<String> questions = new ArrayList<>();
        if (fields.get("questions") instanceof List<?> list) {
            list.forEach(question -> questions.add(String.valueOf(question)));
        }
        return questions;
    }

    private static List<KeptDraft.KeptSource> sources(Map<String, Object> fields) {
        List<KeptDraft.KeptSource> sources = new ArrayList<>();
        if (fields.get("sources") instanceof List<?> list) {
            for (Object item : list) {
                if (item instanceof Map<?, ?> source && source.get("size") instanceof Number size) {
                    sources.add(new KeptDraft.KeptSource(
                            String.valueOf(source.get("spec")),
                            size.longValue(),
                            Instant.parse(String.valueOf(source.get("modified")))));
                }
            }
        }
        return sources;
    }
}
