package dev.tickets.filing;

import dev.tickets.portal.Capability;
import dev.tickets.portal.Portal;
import dev.tickets.ticket.Draft;
import dev.tickets.ticket.Message;
import dev.tickets.ticket.TicketThread;
import dev.tickets.ticket.TicketsException;

/** What closing a ticket may cost: HostBill can erase the text of messages that it keeps encrypted, for good. */
public final class Erasure {
    private Erasure() {}

    /** The number of messages whose text the portal may erase when it closes the ticket. */
    private static int messages(TicketThread thread) {
        int messages = 0;
        boolean marked = false;
        for (Message message : thread.messages()) {
            marked |= message.encrypted();
            messages += message.encrypted() && !message.removed() ? 1 : 0;
        }
        return !marked && thread.encrypted() ? 1 : messages;
    }

    /** Whether closing the ticket may erase text. */
    public static boolean threatens(TicketThread thread) {
        return messages(thread) > 0;
    }

    /** What may be lost, as a sentence without its beginning. */
    public static String words(TicketThread thread) {
        int messages = messages(thread);
        return "closing ticket #" + thread.ticket().number() + " may erase the text of "
                + (messages == 1 ? "1 message" : messages + " messages") + ", which the portal keeps encrypted";
    }

    /** The question for a person before the ticket is closed. */
    public static String question(TicketThread thread) {
        String words = words(thread);
        return Character.toUpperCase(words.charAt(0)) + words.substring(1) + ". Close the ticket?";
    }

    /**
     * Checks that a reply can close its ticket, before anything is sent, and again before the ticket is closed.
     *
     * @param consequence what happens instead: {@code the reply was not sent}
     * @throws TicketsException (not-found) when the portal lets no customer close a ticket; (usage) when text would be
     *     erased that the author has not given up
     */
    static void requireHarmless(Portal portal, TicketThread thread, Draft reply, String consequence) {
        if (!reply.close()) {
            return;
        }
        portal.require(Capability.CLOSING);
        if (threatens(thread) && !reply.mayErase()) {
            throw TicketsException.usage(
                    words(thread) + "; " + consequence,
                    "save the text first: tickets view " + thread.ticket().number()
                            + "; then repeat the command with --yes, or without --close");
        }
    }
}
