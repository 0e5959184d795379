package dev.tickets.doctor;

import static dev.tickets.render.RedactableText.safe;

import dev.tickets.render.RedactableText;
import dev.tickets.state.portals.Fact;
import dev.tickets.state.portals.LearnedOffset;
import dev.tickets.state.portals.PortalFacts;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is known of a portal, in words: a name and a sentence for each fact. */
final class FactWords {
    private FactWords() {}

    /** The name of the check that tells the fact. */
    static String name(Fact fact) {
        return switch (fact) {
            case CC -> "cc";
            case SERVICE_FIELD -> "service field";
            case MULTIPART, JSON -> "attachments";
            case ENCRYPTION -> "encryption";
            case BMP_ONLY -> "texts";
            case API_TICKETS, API_FIELDS -> "description";
        };
    }

    /** The fact and the day when it was learned. */
    static RedactableText words(PortalFacts facts, Fact fact) {
        return RedactableText.of("{}{}", sentence(facts, fact), learned(facts.day(fact)));
    }

    private static RedactableText sentence(PortalFacts facts, Fact fact) {
        return switch (fact) {
            case CC -> RedactableText.of("the portal shows the addresses in CC");
            case SERVICE_FIELD ->
                RedactableText.of(
                        "tickets name their service in the field {}", safe(String.valueOf(facts.serviceField())));
            case MULTIPART -> transport("multipart", facts.multipart());
            case JSON -> transport("json", facts.json());
            case ENCRYPTION ->
                Boolean.TRUE.equals(facts.encrypts())
                        ? RedactableText.of("the portal marks messages as encrypted when asked to")
                        : RedactableText.of("the portal ignores the request to encrypt");
            case BMP_ONLY -> RedactableText.of("the portal loses emoji, so names are sent for them");
            case API_TICKETS ->
                Boolean.TRUE.equals(facts.describesTickets())
                        ? RedactableText.of("the API describes tickets")
                        : RedactableText.of("the API describes no tickets");
            case API_FIELDS ->
                RedactableText.of("the API lists for a new ticket: {}", String.join(", ", facts.describedFields()));
        };
    }

    private static RedactableText transport(String way, @Nullable Boolean arrived) {
        return Boolean.TRUE.equals(arrived)
                ? RedactableText.of("attachments arrived as {}", safe(way))
                : RedactableText.of("attachments got lost as {}", safe(way));
    }

    static RedactableText offset(LearnedOffset offset) {
        return RedactableText.of("the portal writes times of UTC{}{}", safe(offset.sign()), learned(offset.day()));
    }

    private static RedactableText learned(@Nullable String day) {
        return day == null ? RedactableText.of("") : RedactableText.of(" (learned on {})", safe(day));
    }

    /** Whether the fact has a check of its own, which is there even where nothing is known. */
    static boolean isAlwaysShown(Fact fact) {
        return List.of(Fact.MULTIPART, Fact.JSON, Fact.ENCRYPTION, Fact.BMP_ONLY)
                .contains(fact);
    }
}
