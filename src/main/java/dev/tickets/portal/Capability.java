package dev.tickets.portal;

import dev.tickets.ticket.ErrorCode;
import dev.tickets.ticket.TicketsException;

/** Optional features of portals. */
public enum Capability {
    /** Shows the CC addresses of a ticket; elsewhere a line of the body names them. */
    CC("this portal keeps no CC addresses"),
    /** Takes the service of a new ticket in a field; whether the ticket shows the service is another feature. */
    SERVICE_SENT("this portal takes no service of a ticket"),
    /** Shows the service of a ticket; elsewhere a line of the body names the service. */
    SERVICE_FIELD("this portal relates no tickets to services"),
    /** Lists the customer's services. */
    SERVICES("this portal has no list of services"),
    /** Keeps the priority of a new ticket. */
    PRIORITIES("this portal knows no priorities"),
    /** Encrypts messages on request, and marks them; only a trial shows whether that is true. */
    ENCRYPTION_MARK("this portal has no encryption of its own"),
    /** Lets the customer close and reopen a ticket. */
    CLOSING("this portal lets its customers neither close nor reopen a ticket"),
    /** Reopens a closed ticket when the customer replies. */
    REPLY_REOPENS("this portal opens no ticket by a reply"),
    /** Reports which tickets hold something that the customer has not seen. */
    UNREAD_MARK("this portal does not report which tickets are unread"),
    /** Keeps every character of a text; elsewhere names stand for those beyond the Basic Multilingual Plane. */
    ALL_CHARACTERS("this portal does not keep every character of a text");

    private final String missing;

    Capability(String missing) {
        this.missing = missing;
    }

    /** The failure if a portal lacks this feature. */
    TicketsException missing() {
        return new TicketsException(ErrorCode.NOT_FOUND, missing, null);
    }
}
