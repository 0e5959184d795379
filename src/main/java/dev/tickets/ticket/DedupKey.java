package dev.tickets.ticket;

import java.util.Locale;

/**
 * The key of an alert ({@code --dedup-key}): messages with the same key belong to one ticket.
 *
 * @param value one line, chosen by the user
 */
public record DedupKey(String value) {
    private static final int LONGEST = 500;

    /** The letters and digits of references: Crockford's base 32, in lower case. */
    private static final String DIGITS = "0123456789abcdefghjkmnpqrstvwxyz";

    private static final int REFERENCE_LENGTH = 26;

    /** @throws TicketsException (usage) when the key is empty, too long, or longer than a line */
    public DedupKey {
        if (InvisibleCharacters.isBlank(value)) {
            throw TicketsException.usage("the key is empty", "--dedup-key KEY, like disk-full-web1");
        }
        if (value.length() > LONGEST) {
            throw TicketsException.usage("the key is longer than " + LONGEST + " characters", "--dedup-key KEY");
        }
        int hidden = InvisibleCharacters.firstHidden(value);
        if (hidden >= 0 && Character.isISOControl(hidden)) {
            throw TicketsException.usage("the key holds a line end or control character", "--dedup-key KEY");
        }
        if (hidden >= 0) {
            throw TicketsException.usage(
                    String.format(Locale.ROOT, "the key holds the invisible character U+%04X", hidden),
                    "type the key again: two keys that look alike are two alerts");
        }
    }

    /**
     * The reference of a ticket with this key, by which other machines find the ticket ({@code --dedup-scope portal}).
     * It is the same on every machine.
     *
     * @param department the id of the ticket's department
     */
    public String reference(String department) {
        byte[] sum = Sha256.digest("tickets dedup 1\n" + department + "\n" + value);
        StringBuilder reference = new StringBuilder("tk-");
        int bits = 0;
        int count = 0;
        int next = 0;
        for (int i = 0; i < REFERENCE_LENGTH; i++) {
            if (count < 5) {
                bits = (bits << 8) | (sum[next++] & 0xFF);
                count += 8;
            }
            count -= 5;
            reference.append(DIGITS.charAt((bits >> count) & 31));
            bits &= (1 << count) - 1;
        }
        return reference.toString();
    }

    /** The name of a file for this key. */
    public String fileName() {
        return Sha256.sha256(value);
    }
}
