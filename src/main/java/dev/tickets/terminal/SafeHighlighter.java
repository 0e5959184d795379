package dev.tickets.terminal;

import dev.tickets.render.SafeText;
import org.jline.reader.LineReader;
import org.jline.reader.impl.DefaultHighlighter;
import org.jline.utils.AttributedString;

/** Shows a line while it is edited. What was pasted or stands there already may hold anything; it stays as it is. */
final class SafeHighlighter extends DefaultHighlighter {
    @Override
    public AttributedString highlight(LineReader reader, String line) {
        return super.highlight(reader, SafeText.output(line, false));
    }
}
