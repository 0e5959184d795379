package dev.tickets.portal.rt;

import com.fasterxml.jackson.jr.ob.JSON;
import dev.tickets.portal.http.Body;
import dev.tickets.portal.http.MultipartBody;
import dev.tickets.portal.http.ProgressBody;
import dev.tickets.portal.http.SmallBody;
import dev.tickets.ticket.Progress;
import dev.tickets.ticket.ReadyAttachment;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The body of a request: JSON, or multipart with files. RT would lose names beyond ASCII in JSON, and would convert
 * texts that are not UTF-8; so files go as multipart, each as {@code application/octet-stream}.
 */
final class RtBody {
    private RtBody() {}

    static Body of(Map<String, ?> fields) {
        try {
            return new SmallBody(
                    "application/json; charset=UTF-8", JSON.std.asBytes(fields), JSON.std.asString(fields));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @param notices receives the names that RT cannot keep */
    static Body of(
            Map<String, ?> fields, List<ReadyAttachment> files, Progress.Display display, Consumer<String> notices) {
        if (files.isEmpty()) {
            return of(fields);
        }
        List<ReadyAttachment> named = new ArrayList<>();
        for (ReadyAttachment file : files) {
            String name = kept(file.name());
            if (!name.equals(file.name())) {
                notices.accept(
                        "The portal cannot keep the name '" + file.name() + "'; the file is sent as '" + name + "'.");
            }
            named.add(new ReadyAttachment(name, file.path(), file.size(), file.sha256()));
        }
        try {
            Map<String, String> json = Map.of("JSON", JSON.std.asString(fields));
            return new ProgressBody(new MultipartBody(json, "Attachments", named), display);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The name without characters that RT does not unescape in the head of a part. */
    private static String kept(String name) {
        return name.replace('"', '\'').replace('\\', '_').replace('\r', '_').replace('\n', '_');
    }
}
