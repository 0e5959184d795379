package dev.tickets.portal.http;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpHeaders;

/** The parts of a request or an answer that a log may show. */
final class LogText {
    // also a text that was cut
    private static final String JSON_TEXT = "\"(?:[^\"\\\\]++|\\\\.)*+\"?";
    private static final Pattern SECRET = Pattern.compile(
            "(\"[a-z_]*(?:token|password|secret|refresh|access|acc_hash)[a-z_]*\"\\s*:\\s*)" + JSON_TEXT,
            Pattern.CASE_INSENSITIVE);
    private static final Pattern BODY = Pattern.compile("(\"(?:body|message)\"\\s*:\\s*)" + JSON_TEXT);
    private static final Pattern FLAGS = Pattern.compile("\"flags\"\\s*:\\s*\"?(\\d{1,9})");
    private static final Pattern MARK = Pattern.compile("\"encrypted\"\\s*:\\s*\"?(?:true|1)");
    private static final int ENCRYPTED = 1024 | 16;

    private LogText() {}

    /** One line for each header, secrets left out. */
    static List<String> headers(Header[] headers) {
        List<String> lines = new ArrayList<>();
        for (Header header : headers) {
            boolean secret = header.getName().equalsIgnoreCase(HttpHeaders.AUTHORIZATION)
                    || header.getName().equalsIgnoreCase(HttpHeaders.SET_COOKIE);
            lines.add(header.getName() + ": " + (secret ? "***" : header.getValue()));
        }
        return lines;
    }

    /** No tokens, and no bodies where any message is marked as encrypted. */
    static String json(String json) {
        String open = SECRET.matcher(json).replaceAll("$1\"***\"");
        return isEncrypted(open) ? BODY.matcher(open).replaceAll("$1\"***\"") : open;
    }

    private static boolean isEncrypted(String json) {
        Matcher flags = FLAGS.matcher(json);
        while (flags.find()) {
            if ((Integer.parseInt(flags.group(1)) & ENCRYPTED) != 0) {
                return true;
            }
        }
        return MARK.matcher(json).find();
    }
}
