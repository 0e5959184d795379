package dev.tickets.compose;

import dev.tickets.ticket.MessageBody;
import dev.tickets.ticket.TicketsException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A text with gaps like {@code {{key}}}, which becomes a message when they are filled.
 *
 * @param subject the subject of the ticket, which may have gaps; null for none
 */
public record Template(String name, @Nullable String subject, String text) {
    private static final Pattern GAP = Pattern.compile("\\{\\{\\h*([\\p{L}\\p{N}_-]+)\\h*}}");
    private static final String SUBJECT = "Subject:";
    private static final int LONGEST_LABEL = 40;

    /** Reads a file: a first line {@code Subject: …} is the subject, the rest is the text. */
    static Template parse(String name, String content) {
        String lines = MessageBody.unixLines(content);
        String first = lines.lines().findFirst().orElse("");
        if (!first.regionMatches(true, 0, SUBJECT, 0, SUBJECT.length())) {
            return new Template(name, null, lines.strip());
        }
        String subject = first.substring(SUBJECT.length()).strip();
        return new Template(
                name,
                subject.isEmpty() ? null : subject,
                lines.substring(first.length()).strip());
    }

    /** The names of its gaps, in order, without duplicates. */
    public List<String> keys() {
        Set<String> keys = new LinkedHashSet<>();
        Stream.of(subject == null ? "" : subject, text)
                .flatMap(part -> GAP.matcher(part).results())
                .forEach(gap -> keys.add(gap.group(1)));
        return List.copyOf(keys);
    }

    /**
     * The template with all its gaps filled.
     *
     * @throws TicketsException (usage) that names the gaps without a value, and the values without a gap
     */
    public Template filled(Map<String, String> values) {
        requireKnown(values);
        List<String> missing = new ArrayList<>(keys());
        missing.removeAll(values.keySet());
        if (!missing.isEmpty()) {
            throw unfilled(missing);
        }
        return with(values, false);
    }

    /**
     * The template for an editor: a line with only an unfilled gap becomes empty; an unfilled gap among words stays, to
     * be replaced.
     *
     * @throws TicketsException (usage) that names the values without a gap
     */
    public Template toFillIn(Map<String, String> values) {
        requireKnown(values);
        return with(values, true);
    }

    /**
     * The template with these gaps filled; the others stay gaps.
     *
     * @throws TicketsException (usage) that names the values without a gap
     */
    Template partly(Map<String, String> values) {
        requireKnown(values);
        return with(values, false);
    }

    /** The text with every gap left empty. */
    String blank() {
        return GAP.matcher(text).replaceAll("");
    }

    /** What the gap asks for, in the template's words: the text before it on its line, else the line above. */
    String label(String key) {
        for (MatchResult gap : GAP.matcher(text).results().toList()) {
            if (gap.group(1).equals(key)) {
                String above = text.substring(0, gap.start()).stripTrailing();
                String words = above.substring(above.lastIndexOf('\n') + 1).strip();
                boolean usable = words.endsWith(":") && words.length() <= LONGEST_LABEL && !words.contains("{{");
                return usable ? words.substring(0, words.length() - 1) : key;
            }
        }
        return key;
    }

    /**
     * Checks that a text made from the template has no gaps left.
     *
     * @throws TicketsException (usage) that names the gaps
     */
    public void requireFilled(String made) {
        List<String> left = GAP.matcher(made)
                .results()
                .map(gap -> gap.group(1))
                .filter(keys()::contains)
                .distinct()
                .toList();
        if (!left.isEmpty()) {
            throw unfilled(left);
        }
    }

    private Template with(Map<String, String> values, boolean emptyLines) {
        return new Template(
                name, subject == null ? null : replaced(subject, values, false), replaced(text, values, emptyLines));
    }

    private static String replaced(String part, Map<String, String> values, boolean emptyLines) {
        return GAP.matcher(part).replaceAll(gap -> {
            String value = values.get(gap.group(1));
            String otherwise = emptyLines && isWholeLine(part, gap) ? "" : gap.group();
            return Matcher.quoteReplacement(value == null ? otherwise : value);
        });
    }

    private static boolean isWholeLine(String part, MatchResult gap) {
        return (gap.start() == 0 || part.charAt(gap.start() - 1) == '\n')
                && (gap.end() == part.length() || part.charAt(gap.end()) == '\n');
    }

    private void requireKnown(Map<String, String> values) {
        List<String> unknown = new ArrayList<>(values.keySet());
        unknown.removeAll(keys());
        if (!unknown.isEmpty()) {
            throw TicketsException.usage("the template '" + name + "' has no field " + quoted(unknown), fields());
        }
    }

    private TicketsException unfilled(List<String> keys) {
        return TicketsException.usage(
                "the template '" + name + "' needs a value for " + quoted(keys),
                "--set " + keys.get(0) + "=TEXT for each field, or --set " + keys.get(0) + "= for an empty field; "
                        + fields());
    }

    private String fields() {
        return keys().isEmpty() ? "the template has no fields" : "the template's fields: " + String.join(", ", keys());
    }

    private static String quoted(List<String> words) {
        return "'" + String.join("', '", words) + "'";
    }
}
