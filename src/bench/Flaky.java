import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Random;

/**
 * A line to a portal that fails: java Flaky.java LISTEN-PORT PORTAL-PORT PERCENT SEED. So many of all requests are
 * reset, half of them before the portal gets them and half after it has done what they ask. Prints a line for each
 * request: milliseconds, what became of it, its first line.
 */
public final class Flaky {
    private static final long START = System.nanoTime();
    private static Random random;
    private static int percent;

    public static void main(String[] args) throws IOException {
        int portal = Integer.parseInt(args[1]);
        percent = Integer.parseInt(args[2]);
        random = new Random(Long.parseLong(args[3]));
        ServerSocket server = new ServerSocket(Integer.parseInt(args[0]), 1_000, InetAddress.getLoopbackAddress());
        while (true) {
            Socket client = server.accept();
            Thread thread = new Thread(() -> serve(client, portal));
            thread.setDaemon(true);
            thread.start();
        }
    }

    private static void serve(Socket client, int portal) {
        try (client) {
            InputStream in = client.getInputStream();
            for (String head = head(in); !head.isEmpty(); head = head(in)) {
                byte[] body = in.readNBytes(length(head));
                int chance = chance();
                boolean before = chance < percent / 2;
                boolean after = !before && chance < percent;
                byte[] answer = before ? null : forward(head, body, portal);
                String status = answer == null ? "-" : new String(answer, 9, 3, StandardCharsets.ISO_8859_1);
                say((before ? "reset-before" : after ? "reset-after" : "passed") + " " + status + " "
                        + head.substring(0, head.indexOf(" HTTP")));
                if (before || after) {
                    client.setSoLinger(true, 0);
                    return;
                }
                client.getOutputStream().write(answer);
                return;
            }
        } catch (IOException gone) {
            say("gone - " + gone.getMessage());
        }
    }

    private static synchronized int chance() {
        return random.nextInt(100);
    }

    private static synchronized void say(String line) {
        System.out.println((System.nanoTime() - START) / 1_000_000 + " " + line);
    }

    private static byte[] forward(String head, byte[] body, int portal) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), portal)) {
            String alone = head.replaceAll("(?i)\r\nConnection: [^\r]*", "");
            socket.getOutputStream()
                    .write((alone.substring(0, alone.length() - 2) + "Connection: close\r\n\r\n")
                            .getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().write(body);
            return socket.getInputStream().readAllBytes();
        }
    }

    private static String head(InputStream in) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        int last = 0;
        for (int c = in.read(); c >= 0; c = in.read()) {
            head.write(c);
            last = last << 8 | c;
            if (last == 0x0D0A0D0A) {
                return head.toString(StandardCharsets.ISO_8859_1);
            }
        }
        return "";
    }

    private static int length(String head) {
        for (String line : head.split("\r\n")) {
            if (line.toLowerCase().startsWith("content-length:")) {
                return Integer.parseInt(line.substring(15).strip());
            }
        }
        return 0;
    }
}
