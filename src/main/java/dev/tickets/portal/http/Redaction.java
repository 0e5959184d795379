package dev.tickets.portal.http;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a log may show of an answer: no tokens, and no bodies where any message is marked as encrypted. */
final class Redaction {
    // also one that was cut before its end
    private static final String JSON_TEXT = "\"(?:[^\"\\\\]++|\\\\.)*+\"?";
    private static final Pattern SECRET = Pattern.compile(
            "(\"[a-z_]*(?:token|password|secret|refresh|access|acc_hash)[a-z_]*\"\\s*:\\s*)" + JSON_TEXT,
            Pattern.CASE_INSENSITIVE);
    private static final Pattern BODY = Pattern.compile("(\"(?:body|message)\"\\s*:\\s*)" + JSON_TEXT);
    private static final Pattern FLAGS = Pattern.compile("\"flags\"\\s*:\\s*\"?(\\d{1,9})");
    private static final Pattern MARK = Pattern.compile("\"encrypted\"\\s*:\\s*\"?(?:true|1)");
    private static final int ENCRYPTED = 1024 | 16;

    private Redaction() {}

    static String of(String json) {
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
