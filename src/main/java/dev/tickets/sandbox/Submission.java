package dev.tickets.sandbox;

import dev.tickets.sandbox.AttachmentFiles.Received;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The fields and files of a request. Files that are not {@linkplain #keepFiles kept} are deleted on close. */
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

    /** A field's value; empty for a missing field. */
    String field(String name) {
        return fields.getOrDefault(name, "");
    }

    List<Received> files() {
        return List.copyOf(files);
    }

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
