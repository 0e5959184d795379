package dev.tickets.config;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Keeps {@link PortalFacts}: a small file for each origin in the state folder. Losing it costs a lesson, no data. */
public final class PortalMemory {
    private final Path file;
    private @Nullable PortalFacts facts;

    /** @param folder of all portals' files */
    public PortalMemory(Path folder, String origin) {
        this.file = folder.resolve(
                origin.replace("://", "_").replace(':', '_').replace('[', '(').replace(']', ')') + ".json");
    }

    public PortalFacts facts() {
        if (facts == null) {
            facts = read();
        }
        return facts;
    }

    /** Writes down what was learned; nothing happens when it was known. */
    public void learn(UnaryOperator<PortalFacts> lesson) {
        if (lesson.apply(facts()).equals(facts())) {
            return;
        }
        // another run may have learned something else meanwhile
        PortalFacts learned = lesson.apply(read());
        facts = learned;
        write(learned);
    }

    private PortalFacts read() {
        try {
            Map<String, Object> fields = JsonFile.read(file);
            return new PortalFacts(
                    Boolean.TRUE.equals(fields.get("keepsCc")),
                    fields.get("serviceField") instanceof String field ? field : null,
                    fields.get("multipart") instanceof Boolean proven ? proven : null,
                    fields.get("json") instanceof Boolean proven ? proven : null,
                    fields.get("encrypts") instanceof Boolean proven ? proven : null);
        } catch (IOException nothingLearnedYet) {
            return PortalFacts.NONE;
        }
    }

    private void write(PortalFacts learned) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("keepsCc", learned.keepsCc());
        fields.put("serviceField", learned.serviceField());
        fields.put("multipart", learned.multipart());
        fields.put("json", learned.json());
        fields.put("encrypts", learned.encrypts());
        try {
            JsonFile.write(file, fields);
        } catch (IOException forgotten) {
            // A ticket may just have been filed: that must not end in an error because of a lesson.
        }
    }
}
