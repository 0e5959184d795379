package dev.tickets.testing;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** An X server without a screen, and its clipboard. */
public final class Desktop implements AutoCloseable {
    private final Process server;
    private final String display;
    private final RequiredTool xclip;
    private final List<Process> owners = new ArrayList<>();

    private Desktop(Process server, String display, RequiredTool xclip) {
        this.server = server;
        this.display = display;
        this.xclip = xclip;
    }

    /** Starts one on a display that is free. */
    public static Desktop start(Path folder) throws IOException {
        RequiredTool xclip = RequiredTool.named("xclip");
        // the server writes the number of the display that it found, once it takes connections
        Process server = new ProcessBuilder(
                        "sh",
                        "-c",
                        "exec \"$0\" -displayfd 3 -screen 0 320x200x24 -nolisten tcp 3>&1 1>/dev/null 2>\"$1\"",
                        RequiredTool.named("Xvfb").toString(),
                        folder.resolve("xvfb.log").toString())
                .redirectErrorStream(true)
                .start();
        BufferedReader reader =
                new BufferedReader(new InputStreamReader(server.getInputStream(), StandardCharsets.UTF_8));
        String number = reader.readLine();
        if (number == null) {
            throw new AssertionError("Xvfb did not start; see " + folder.resolve("xvfb.log"));
        }
        return new Desktop(server, ":" + number, xclip);
    }

    /** The value of {@code DISPLAY}. */
    public String display() {
        return display;
    }

    /** Puts the content of the file on the clipboard, as that kind of thing. */
    public void copy(String target, Path file) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                        xclip.toString(), "-selection", "clipboard", "-t", target, "-i", file.toString())
                .redirectOutput(Redirect.DISCARD)
                .redirectError(Redirect.DISCARD);
        builder.environment().put("DISPLAY", display);
        Process owner = builder.start();
        owners.add(owner);
        try {
            // it goes to the background by itself once it owns the clipboard
            if (!owner.waitFor(30, TimeUnit.SECONDS) || owner.exitValue() != 0) {
                throw new AssertionError("xclip does not take " + file);
            }
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** The programs that own the clipboard end with it. */
    @Override
    public void close() {
        server.destroy();
        server.onExit().join();
        owners.forEach(Process::destroy);
    }
}
