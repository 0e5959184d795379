package dev.tickets.render;

import dev.tickets.render.DoctorCheck.Status;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The results of {@code doctor} for a person: groups under headings, and the count of problems at the end. */
public final class DoctorReport {
    private static final int WIDTH = 80;
    private static final int STATUS = 9;
    private static final String INDENT = " ".repeat(STATUS);

    private final Style style;
    private final boolean redacted;
    private final StringBuilder text = new StringBuilder();
    private final Map<Status, Integer> counts = new EnumMap<>(Status.class);

    private DoctorReport(Style style, boolean redacted) {
        this.style = style;
        this.redacted = redacted;
    }

    /**
     * The report.
     *
     * @param redacted whether private parts are left out
     */
    public static String text(List<DoctorGroup> groups, Style style, boolean redacted) {
        DoctorReport report = new DoctorReport(style, redacted);
        for (DoctorGroup group : groups) {
            if (!group.checks().isEmpty()) {
                report.text.append(style.bold(group.heading())).append('\n');
                group.checks().forEach(report::add);
                report.text.append('\n');
            }
        }
        return report.text.append(report.summary()).append('\n').toString();
    }

    private void add(DoctorCheck check) {
        counts.merge(check.status(), 1, Integer::sum);
        String status = DisplayWidth.pad(check.status().toString(), STATUS);
        List<String> lines = wrapped(check.check() + ": " + shown(check.detail()));
        for (int i = 0; i < lines.size(); i++) {
            text.append(i == 0 ? styled(check.status(), status) : INDENT)
                    .append(lines.get(i))
                    .append('\n');
        }
        if (check.meaning() != null) {
            wrapped(shown(check.meaning())).forEach(this::below);
        }
        if (check.hint() != null) {
            // never broken, so that a command can be copied
            below("-> " + SafeText.line(shown(check.hint())));
        }
    }

    private void below(String line) {
        text.append(INDENT).append(line).append('\n');
    }

    private String styled(Status status, String word) {
        return switch (status) {
            case OK -> word;
            case WARNING -> style.bold(word);
            case PROBLEM -> style.red(word);
        };
    }

    private String shown(RedactableText part) {
        return redacted ? part.redacted() : part.text();
    }

    private String summary() {
        return count(Status.PROBLEM, "problem", "problems") + ", " + count(Status.WARNING, "warning", "warnings") + ", "
                + counts.getOrDefault(Status.OK, 0) + " ok";
    }

    private String count(Status status, String one, String many) {
        int count = counts.getOrDefault(status, 0);
        return count + " " + (count == 1 ? one : many);
    }

    /** The text in lines that fit beside the status; a longer word gets a line of its own. */
    private static List<String> wrapped(String text) {
        List<String> lines = new ArrayList<>();
        @Nullable String line = null;
        for (String word : SafeText.line(text).split(" ", -1)) {
            String longer = line == null ? word : line + " " + word;
            if (line != null && DisplayWidth.of(longer) > WIDTH - STATUS) {
                lines.add(line);
                longer = word;
            }
            line = longer;
        }
        lines.add(String.valueOf(line));
        return lines;
    }
}
