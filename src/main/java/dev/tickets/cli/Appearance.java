package dev.tickets.cli;

import dev.tickets.render.Format;
import dev.tickets.ticket.TicketsException;
import java.util.Locale;

/** How results look: what the options say, else the environment. */
public final class Appearance {
    private Appearance() {}

    /** @throws TicketsException (usage) when {@code TICKETS_OUTPUT} is no format */
    static Format format(TicketsCommand options, ProcessContext surroundings) {
        if (options.output != null) {
            return options.output;
        }
        String wanted = surroundings.environment().get("TICKETS_OUTPUT");
        if (wanted == null || wanted.isEmpty()) {
            return Format.TABLE;
        }
        for (Format format : Format.values()) {
            if (format.toString().equals(wanted.toLowerCase(Locale.ROOT))) {
                return format;
            }
        }
        throw TicketsException.usage("TICKETS_OUTPUT is '" + wanted + "'", "it must be table, json or tsv");
    }

    /**
     * Whether styles are wanted in results: by the option, else on a terminal that can show them, unless
     * {@code NO_COLOR} is set.
     */
    public static boolean isColored(TicketsCommand options, ProcessContext surroundings) {
        return isStyled(options, surroundings, surroundings.terminal().output());
    }

    /** The same for questions, which are drawn where standard error goes. */
    static boolean areQuestionsStyled(TicketsCommand options, ProcessContext surroundings) {
        return isStyled(options, surroundings, surroundings.terminal().error());
    }

    private static boolean isStyled(TicketsCommand options, ProcessContext surroundings, boolean terminal) {
        TicketsCommand.Color color = options.color == null ? TicketsCommand.Color.AUTO : options.color;
        if (color != TicketsCommand.Color.AUTO) {
            return color == TicketsCommand.Color.ALWAYS;
        }
        String noColor = surroundings.environment().get("NO_COLOR");
        String term = surroundings.environment().get("TERM");
        return terminal && (noColor == null || noColor.isEmpty()) && term != null && !term.equals("dumb");
    }
}
