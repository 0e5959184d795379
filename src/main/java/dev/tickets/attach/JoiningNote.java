package dev.tickets.attach;

import dev.tickets.ticket.ReadyAttachment;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Tells the reader of a message how to join the parts of what was split, and how to see that they are whole. */
final class JoiningNote {
    private final StringBuilder text = new StringBuilder();

    /** @param whole what was split */
    void add(Source.Inner whole, List<ReadyAttachment> parts) throws IOException {
        int count = parts.size();
        String first = parts.get(0).name();
        String stem = first.substring(0, first.lastIndexOf(".part1of"));
        text.append(text.isEmpty() ? "" : "\n")
                .append(whole.name())
                .append(" was too large for one attachment. To join its ")
                .append(count)
                .append(" parts:\n")
                .append("  for i in $(seq ")
                .append(count)
                .append("); do unzip -p ")
                .append(quoted("./" + stem + ".part"))
                .append("\"$i\"of")
                .append(count)
                .append(".zip; done > ")
                .append(quoted("./" + whole.name()))
                .append("\nSHA-256:\n");
        sum(whole.name(), whole.path(), whole.size());
        for (ReadyAttachment part : parts) {
            sum(part.name(), part.path(), part.size());
        }
    }

    String text() {
        return text.toString().stripTrailing();
    }

    private void sum(String name, Path path, long size) throws IOException {
        text.append("  ")
                .append(Digest.sha256(path, size))
                .append("  ")
                .append(name)
                .append('\n');
    }

    /** As a POSIX shell reads it back. */
    private static String quoted(String name) {
        return "'" + name.replace("'", "'\\''") + "'";
    }
}
