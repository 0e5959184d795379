package dev.tickets.portal.hostbill;

import java.util.Locale;

/**
 * Recognises the notices that HostBill shows in place of a text that it kept encrypted: after the ticket was closed,
 * and in mails. Only the English words are known; operators may translate them.
 */
final class RemovedText {
    private static final String ON_CLOSING = "auto-removed on ticket close";
    private static final String IN_MAIL = "content removed as it was marked as sensitive";
    /** Of a notice, in characters; a longer text quotes the words. */
    private static final int LONGEST = 200;

    private RemovedText() {}

    /** @param body plain text */
    static boolean isNotice(String body) {
        String text = body.strip();
        if (text.length() > LONGEST || text.indexOf('\n') >= 0) {
            return false;
        }
        String lower = text.toLowerCase(Locale.ROOT);
        return lower.contains(ON_CLOSING) || lower.contains(IN_MAIL);
    }
}
