package dev.tickets.attach.zip;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.Deflater;

/** Things to zip, the same in every run. */
public final class Contents {
    private Contents() {}

    /** So many bytes of a web server's log. */
    public static byte[] log(int length) {
        Random random = new Random(length);
        StringBuilder lines = new StringBuilder(length + 200);
        while (lines.length() < length) {
            lines.append("10.0.").append(random.nextInt(256)).append('.').append(random.nextInt(256));
            lines.append(" - - [02/Jan/2026:03:04:").append(random.nextInt(60)).append("] \"GET /page");
            lines.append(random.nextInt(1000))
                    .append(" HTTP/1.1\" 200 ")
                    .append(random.nextInt(100_000))
                    .append('\n');
        }
        return Arrays.copyOf(lines.toString().getBytes(UTF_8), length);
    }

    /** So many bytes that no compression makes smaller. */
    public static byte[] noise(int length) {
        byte[] bytes = new byte[length];
        new Random(length).nextBytes(bytes);
        return bytes;
    }

    /** A name that a file may have: letters of several scripts, blanks, leading dashes. */
    public static String name(Random random) {
        String letters = "-abcXYZ.0 _'\"$`äöß障害ログ🙂";
        int[] points = letters.codePoints().toArray();
        StringBuilder name = new StringBuilder();
        int length = 1 + random.nextInt(40);
        for (int i = 0; i < length; i++) {
            name.appendCodePoint(points[random.nextInt(points.length)]);
        }
        return name.toString();
    }

    /** The bytes in reads of random length. */
    static InputStream inPieces(byte[] content, Random random) {
        return new FilterInputStream(new ByteArrayInputStream(content)) {
            @Override
            public int read(byte[] bytes, int offset, int length) throws IOException {
                return super.read(bytes, offset, length == 0 ? 0 : 1 + random.nextInt(length));
            }
        };
    }

    /** What one deflater makes of it alone, in bytes. */
    static long deflatedAlone(byte[] content) {
        Deflater deflater = new Deflater(6, true);
        try {
            deflater.setInput(content);
            deflater.finish();
            byte[] buffer = new byte[64 << 10];
            while (!deflater.finished()) {
                deflater.deflate(buffer);
            }
            return deflater.getBytesWritten();
        } finally {
            deflater.end();
        }
    }
}
