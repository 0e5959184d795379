package dev.tickets.sandbox;

import dev.tickets.sandbox.AttachmentFiles.Received;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a request says: its fields and the files that came with it. Files that were not {@linkplain #keepFiles kept} are
 * deleted when it is closed.
 */
final class Submission implements AutoCloseable {
    private static final int MOST_FILES = 100;

    private final AttachmentFiles attachmentFiles;
    private final Map<String, String> fields = new HashMap<>();
    private final List<Received> files = new ArrayList<>();
    private boolean kept;

    Submission(AttachmentFiles attachmentFiles) {
        this.attachmentFiles = attachmentFiles;
    }

    void field(String name, String value) {
        fields.put(name, value);
    }

    void file(String name, AttachmentFiles.Source source) throws IOException {
        if (files.size() == MOST_FILES) {
            throw new Refusal(400, "too_many_files");
        }
        files.add(attachmentFiles.receive(name, source));
    }

    /** A field's value; empty when it was not sent. */
    String field(String name) {
        return fields.getOrDefault(name, "");
    }

    List<Received> files() {
        return List.copyOf(files);
    }

    /** From now on a message refers to the files. */
    void keepFiles() {
        kept = true;
    }

    @Override
    public void close() throws IOException {
        if (!kept) {
            attachmentFiles.delete(files.stream().map(Received::file).toList());
        }
    }
}
