package dev.tickets.render;

import java.io.PrintWriter;

/**
 * A line at the cursor of a terminal that says what the program waits for, and disappears without a trace. A progress
 * bar may cover the line for a while. Safe for any thread.
 */
public final class PassingLine {
    /** Fits in a narrow terminal; asking for the width would cost too much. */
    private static final int WIDTH = 39;

    private final PrintWriter screen;
    private String text = "";
    private String cover = "";
    private int drawn;
    private boolean ended;

    /** @param screen the terminal, for text that is printed unchanged */
    public PassingLine(PrintWriter screen) {
        this.screen = screen;
    }

    /** Shows this text until {@link #hide}. */
    public synchronized void show(String what) {
        text = DisplayWidth.cut(SafeText.line(what), WIDTH);
        if (cover.isEmpty()) {
            draw(text);
        }
    }

    public synchronized void hide() {
        text = "";
        if (cover.isEmpty()) {
            erase();
        }
    }

    /** Draws harmless text over the line, which comes back after {@link #uncover}. */
    public synchronized void cover(String bar) {
        cover = bar;
        draw(bar);
    }

    public synchronized void uncover() {
        cover = "";
        erase();
        draw(text);
    }

    /** Makes room for other output: the line is empty until it is drawn again. */
    public synchronized void erase() {
        if (drawn > 0) {
            screen.print('\r' + " ".repeat(drawn) + '\r');
            screen.flush();
            drawn = 0;
        }
    }

    /** Erases the line for good. */
    public synchronized void end() {
        ended = true;
        erase();
    }

    private void draw(String line) {
        if (!ended && !line.isEmpty()) {
            int width = DisplayWidth.of(line);
            // the text before may have been longer
            screen.print('\r' + line + " ".repeat(Math.max(0, drawn - width)));
            screen.flush();
            drawn = Math.max(drawn, width);
        }
    }
}
