import java.io.BufferedOutputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Random;

/** Writes so many MiB of a web server's log, always the same: {@code java Log.java MIB FILE}. */
public final class Log {
    private static final String[] PATHS = {"/index.html", "/api/v1/users/", "/static/app.js?", "/login", "/img/", "/search?q="};
    private static final String[] AGENTS = {
        "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/120.0 Safari/537.36",
        "curl/8.4.0",
        "Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X)",
        "Googlebot/2.1 (+http://www.google.com/bot.html)"
    };

    public static void main(String[] args) throws IOException {
        Random random = new Random(7);
        long length = Long.parseLong(args[0]) << 20;
        long second = 1_767_225_600L;
        try (OutputStream out = new BufferedOutputStream(new FileOutputStream(args[1]), 1 << 20)) {
            for (long written = 0; written < length; ) {
                second += random.nextInt(2);
                String line = random.nextInt(223) + "." + random.nextInt(256) + "." + random.nextInt(256) + "."
                        + random.nextInt(256) + " - - [" + second + "] \"GET " + PATHS[random.nextInt(PATHS.length)]
                        + random.nextInt(10_000) + " HTTP/1.1\" 200 " + random.nextInt(100_000) + " \"-\" \""
                        + AGENTS[random.nextInt(AGENTS.length)] + "\" " + Long.toHexString(random.nextLong()) + "\n";
                byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
                out.write(bytes);
                written += bytes.length;
            }
        }
    }
}
