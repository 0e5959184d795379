package dev.tickets.portal.rt;

import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** What operators and versions of Request Tracker do differently; a test sets what it needs. */
final class FakeRtQuirks {
    /** Lists come whole, whatever filter is asked for. */
    boolean ignoresFilters;
    /** Lists of attachments lack their texts. */
    boolean withoutTexts;
    /** Sentences come in the user's language. */
    boolean german;
    /** RT's sentence about every change of status that the lifecycle allows; null for none. */
    @Nullable
    String refusal;
    /** Changes of status fail, because the ticket was changed at the same time. */
    boolean preconditionFails;
    /** The address of a new message. */
    UnaryOperator<String> location = address -> address;
    /** The largest part that is kept whole. */
    int largest = Integer.MAX_VALUE;
    /** Whether a larger part is dropped; otherwise the part is cut. Its told length is the old one in both cases. */
    boolean drops;
    /** Parts of files are sent without bytes, as where a right is missing. */
    boolean hidesBytes;
}
