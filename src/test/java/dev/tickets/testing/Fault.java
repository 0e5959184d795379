package dev.tickets.testing;

/** What can go wrong with one request, and at which point of it. */
public enum Fault {
    /** Nobody listens any more, from before the request until the portal {@link FaultyPortal#recover recovers}. */
    REFUSED(false),
    /** The connection is reset once the head has come. */
    RESET_BEFORE(false),
    /** The connection is reset in the middle of the request. */
    RESET_WITHIN(false),
    /** The connection is reset instead of an answer. */
    RESET_AFTER(true),
    /** No answer comes, and the portal never got the request. */
    STALLED_BEFORE(false),
    /** No answer comes, though the portal has done what was asked. */
    STALLED_AFTER(true),
    /** The answer ends in the middle of its head. */
    CUT_IN_HEAD(true),
    /** The answer ends in the middle of its body. */
    CUT_IN_BODY(true),
    BAD_GATEWAY_BEFORE(false),
    BAD_GATEWAY_AFTER(true),
    UNAVAILABLE_BEFORE(false),
    UNAVAILABLE_AFTER(true),
    TOO_MANY_BEFORE(false),
    TOO_MANY_AFTER(true),
    /** A web page with status 200. */
    PAGE_BEFORE(false),
    PAGE_AFTER(true),
    /** Status 200 and nothing more. */
    EMPTY_BEFORE(false),
    EMPTY_AFTER(true),
    /** Status 200 and half of a JSON object. */
    NONSENSE_BEFORE(false),
    NONSENSE_AFTER(true),
    /** The answer comes twice on the same connection. */
    DUPLICATED(true);

    private final boolean portalHasIt;

    Fault(boolean portalHasIt) {
        this.portalHasIt = portalHasIt;
    }

    /** Whether the portal gets the request all the same, and does what it asks. */
    public boolean portalHasIt() {
        return portalHasIt;
    }

    /** Whether the program notices only because a time limit is over. */
    public boolean stalls() {
        return this == STALLED_BEFORE || this == STALLED_AFTER;
    }
}
