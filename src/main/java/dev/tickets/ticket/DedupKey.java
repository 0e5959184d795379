package dev.tickets.ticket;

/**
 * What an alert calls the thing that is wrong ({@code --dedup-key}): messages with the same key belong into the same
 * ticket.
 *
 * @param value one line, chosen by whoever files
 */
public record DedupKey(String value) {
    private static final int LONGEST = 500;

    /** The letters and digits of references: Crockford's base 32, in lower case. */
    private static final String DIGITS = "0123456789abcdefghjkmnpqrstvwxyz";

    private static final int REFERENCE_LENGTH = 26;

    /** @throws TicketsException (usage) when it is empty, too long, or more than a line */
    public DedupKey {
        if (value.isBlank()) {
            throw TicketsException.usage("the key is empty", "--dedup-key KEY, like disk-full-web1");
        }
        if (value.length() > LONGEST) {
            throw TicketsException.usage("the key is longer than " + LONGEST + " characters", "--dedup-key KEY");
        }
        for (int i = 0; i < value.length(); i++) {
            if (Character.isISOControl(value.charAt(i))) {
                throw TicketsException.usage("the key holds a line end or control character", "--dedup-key KEY");
            }
        }
    }

    /**
     * The reference that a ticket with this key carries where other machines must find it ({@code --dedup-scope
     * portal}): the same on each of them, whatever they call the portal.
     *
     * @param department the id of the ticket's department
     */
    public String reference(String department) {
        byte[] sum = Sha256.digest("tickets dedup 1\n" + department + "\n" + value);
        StringBuilder reference = new StringBuilder("tk-");
        int bits = 0;
        int held = 0;
        int next = 0;
        for (int i = 0; i < REFERENCE_LENGTH; i++) {
            if (held < 5) {
                bits = (bits << 8) | (sum[next++] & 0xFF);
                held += 8;
            }
            held -= 5;
            reference.append(DIGITS.charAt((bits >> held) & 31));
            bits &= (1 << held) - 1;
        }
        return reference.toString();
    }

    /** A name for a file about this key. */
    public String fileName() {
        return Sha256.sha256(value);
    }
}
