package dev.tickets.terminal;

import dev.tickets.render.SafeText;
import org.jline.reader.LineReader;
import org.jline.reader.impl.DefaultHighlighter;
import org.jline.utils.AttributedString;

/** Makes a line safe to show while it is edited; the line itself stays unchanged. */
final class SafeHighlighter extends DefaultHighlighter {
    @Override
    public AttributedString highlight(LineReader reader, String line) {
        return super.highlight(reader, SafeText.output(line, false));
    }
}
