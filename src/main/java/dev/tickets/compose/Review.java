package dev.tickets.compose;

import dev.tickets.render.DisplayWidth;
import dev.tickets.terminal.Prompts;
import dev.tickets.terminal.Prompts.Choices;
import dev.tickets.terminal.Prompts.Room;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The message as it will be sent, folded to what fits on the screen above the menu. */
final class Review {
    /** Shown even where the menu leaves no room. */
    private static final int LEAST = 2;
    /** A blank line above the menu, and the line that says how much is missing. */
    private static final int OTHER_ROWS = 2;

    private final Prompts prompts;
    private final Set<String> seen = new HashSet<>();
    private String text = "";
    private int hidden;
    private boolean complete = true;

    Review(Prompts prompts) {
        this.prompts = prompts;
    }

    /**
     * Shows the beginning of the message.
     *
     * @param menu the menu below, with an entry for the rest
     */
    void show(String message, Choices menu) {
        text = message.stripTrailing();
        Room room = prompts.beside(menu);
        List<String> rows = rows(room.columns());
        // a whole message needs neither the line with the count nor the entry for the rest
        if (rows.size() <= Math.max(LEAST, room.rows())) {
            showAll();
            return;
        }
        int shown = Math.max(LEAST, room.rows() - OTHER_ROWS);
        List<String> first = rows.subList(0, shown);
        seen.addAll(first);
        hidden = rows.size() - shown;
        complete = seen.containsAll(rows);
        prompts.say("\n" + String.join("\n", first) + "\n… " + rest() + "\n");
    }

    /** Shows the whole message. */
    void showAll() {
        seen.addAll(rows(prompts.beside(new Choices("", List.of(new Prompts.Choice("", "")), 0))
                .columns()));
        hidden = 0;
        complete = true;
        prompts.say("\n" + text + "\n");
    }

    /** Whether a part of the message is folded away. */
    boolean isFolded() {
        return hidden > 0;
    }

    /** Whether the user has seen every line of the message, now or before a change of others. */
    boolean isSeen() {
        return complete;
    }

    /** The size of the folded part. */
    String rest() {
        return hidden == 1 ? "1 more line" : hidden + " more lines";
    }

    private List<String> rows(int columns) {
        List<String> rows = new ArrayList<>();
        text.lines().forEach(line -> rows.addAll(DisplayWidth.rows(line, columns)));
        return rows;
    }
}
