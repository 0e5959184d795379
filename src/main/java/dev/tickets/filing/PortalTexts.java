package dev.tickets.filing;

import dev.tickets.portal.Capability;
import dev.tickets.portal.Portal;
import dev.tickets.ticket.BmpText;
import dev.tickets.ticket.NewTicket;
import dev.tickets.ticket.TicketsException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Consumer;

/** The texts of one message as the portal can keep them. */
final class PortalTexts {
    /** The maximum number of names in a notice. */
    private static final int MOST_NAMES = 5;

    private final Portal portal;
    private final Clock clock;
    private final Consumer<String> notices;
    private boolean noticed;
    private boolean lost;

    PortalTexts(Portal portal, Clock clock, Consumer<String> notices) {
        this.portal = portal;
        this.clock = clock;
        this.notices = notices;
    }

    /** The text with names for characters that the portal does not keep. */
    static String sendable(Portal portal, String text) {
        return portal.can(Capability.ALL_CHARACTERS) ? text : BmpText.of(text);
    }

    /** The ticket with names for characters that the portal does not keep. */
    static NewTicket sendable(Portal portal, NewTicket ticket) {
        return new NewTicket(
                ticket.department(),
                sendable(portal, ticket.subject()),
                sendable(portal, ticket.body()),
                ticket.priority(),
                ticket.cc(),
                ticket.service(),
                ticket.attachments(),
                ticket.encrypt());
    }

    /**
     * Checks the texts before they are sent, and reports characters that are sent as names, once.
     *
     * @param subject empty for a reply
     * @throws TicketsException (usage) when the portal would cut a text
     */
    void check(String subject, String body) {
        int most = portal.textLimits().stored();
        LongTexts.require("subject", sendable(portal, subject), most);
        LongTexts.require("message", sendable(portal, body), most);
        List<String> names = portal.can(Capability.ALL_CHARACTERS) ? List.of() : BmpText.names(subject + "\n" + body);
        if (!names.isEmpty() && !noticed) {
            noticed = true;
            notices.accept("This portal does not keep every character: sent as " + shown(names) + ".");
        }
    }

    /** Some of the names. */
    static String shown(List<String> names) {
        int more = names.size() - MOST_NAMES;
        return more <= 0
                ? String.join(", ", names)
                : String.join(", ", names.subList(0, MOST_NAMES)) + " and " + more + " more";
    }

    /** The portal has shown that it does not keep every character: from now on names are sent. */
    void charactersLost() {
        lost = true;
        portal.charactersLost(LocalDate.ofInstant(clock.instant(), clock.getZone()));
    }

    /**
     * Whether a message that the portal has refused for its characters can be sent again now, with names.
     *
     * @param refusal of this message
     */
    boolean mayReword(TicketsException refusal) {
        if (!refusal.refusesCharacters() || lost || !portal.can(Capability.ALL_CHARACTERS)) {
            return false;
        }
        charactersLost();
        return !portal.can(Capability.ALL_CHARACTERS);
    }
}
