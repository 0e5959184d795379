package dev.tickets.doctor;

import static dev.tickets.render.RedactableText.safe;

import dev.tickets.config.PortalDefaults;
import dev.tickets.config.Profile;
import dev.tickets.render.DoctorCheck;
import dev.tickets.render.RedactableText;
import dev.tickets.state.portals.AttachmentTransport;
import dev.tickets.state.portals.EncryptionProof;
import dev.tickets.state.portals.Fact;
import dev.tickets.state.portals.LearnedOffset;
import dev.tickets.state.portals.PortalFacts;
import dev.tickets.ticket.TextLimits;
import dev.tickets.ticket.TicketsException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/** What is known of a portal from earlier messages, and what that means for the next one. Nothing is asked. */
final class KnownTopics {
    private final PortalAccess access;

    KnownTopics(PortalAccess access) {
        this.access = access;
    }

    Topic topic() {
        return new Topic("facts", this::checks);
    }

    private List<DoctorCheck> checks() {
        if (!isReadable()) {
            return List.of();
        }
        List<DoctorCheck> checks = new ArrayList<>(List.of(attachments(), times(), texts(), encryption()));
        checks.addAll(others());
        return checks;
    }

    /** Whether there is a profile: the checks of the configuration report why there is none. */
    private boolean isReadable() {
        try {
            return access.profile().name() != null;
        } catch (TicketsException reportedElsewhere) {
            return false;
        }
    }

    private DoctorCheck attachments() {
        AttachmentTransport usual = usual().attachments().transport();
        PortalFacts facts = facts();
        if (usual != AttachmentTransport.AUTO) {
            return DoctorCheck.ok(
                    "attachments", RedactableText.of("go as {}, as the portal's software documents", usual));
        }
        AttachmentTransport used =
                facts.transport(access.profile().attachments().transport());
        Fact fact = used == AttachmentTransport.JSON ? Fact.JSON : Fact.MULTIPART;
        Boolean arrived = used == AttachmentTransport.JSON ? facts.json() : facts.multipart();
        if (arrived == null) {
            return DoctorCheck.ok(
                    "attachments", RedactableText.of("go as {}; none was sent yet, so nothing is proven", used));
        }
        return arrived
                ? DoctorCheck.ok("attachments", FactWords.words(facts, fact))
                : DoctorCheck.warning("attachments", FactWords.words(facts, fact))
                        .meaning(RedactableText.of(
                                "The next message with attachments may lose them, and ends with exit code 5."))
                        .hint(RedactableText.of(
                                "add files on the portal's pages, or set attachment-transport in config.toml"));
    }

    private DoctorCheck times() {
        if (!usual().localTimes()) {
            return DoctorCheck.ok("times", RedactableText.of("the portal writes times with their zone"));
        }
        Profile profile = access.profile();
        LearnedOffset learned = access.facts().offset();
        ZoneId zone = profile.timeZone();
        if (zone == null) {
            return learned == null
                    ? DoctorCheck.warning("times", RedactableText.of("the zone of the portal's times is not known"))
                            .meaning(RedactableText.of(
                                    "The first message that is sent shows the zone; until then ages are estimates."))
                            .hint(RedactableText.of("set time-zone in config.toml, as in time-zone = \"Asia/Tokyo\""))
                    : DoctorCheck.ok("times", FactWords.offset(learned));
        }
        boolean fits =
                learned == null || zone.getRules().getOffset(learned.seen()).equals(learned.offset());
        return fits || learned == null
                ? DoctorCheck.ok("times", RedactableText.of("time-zone = \"{}\"", safe(zone.getId())))
                : DoctorCheck.warning(
                                "times",
                                RedactableText.of(
                                        "time-zone = \"{}\", but {}", safe(zone.getId()), FactWords.offset(learned)))
                        .meaning(RedactableText.of("The profile's time-zone is used, so times may be shown wrong."))
                        .hint(RedactableText.of("correct time-zone in config.toml, or: tickets doctor --forget"));
    }

    private DoctorCheck texts() {
        PortalFacts facts = facts();
        TextLimits limits = usual().texts();
        var length = limits.equals(TextLimits.NONE)
                ? RedactableText.of("of any length")
                : RedactableText.of(
                        "of at most {} bytes; a longer text goes as an attachment (--zip)", limits.accepted());
        return facts.bmpOnly() == null
                ? DoctorCheck.ok("texts", length)
                : DoctorCheck.ok("texts", RedactableText.of("{}; {}", length, FactWords.words(facts, Fact.BMP_ONLY)));
    }

    private DoctorCheck encryption() {
        if (!usual().encrypts()) {
            return DoctorCheck.ok(
                    "encryption", RedactableText.of("the portal has none of its own; a key works: encrypt-to"));
        }
        PortalFacts facts = facts();
        EncryptionProof.State state = new EncryptionProof(
                        access.facts(), access.profile().encryption().portal())
                .state();
        return switch (state) {
            case PROVEN ->
                Boolean.TRUE.equals(facts.encrypts())
                        ? DoctorCheck.ok("encryption", FactWords.words(facts, Fact.ENCRYPTION))
                        : DoctorCheck.ok(
                                "encryption", RedactableText.of("encrypt-portal = \"proven\" (the profile's word)"));
            case DISPROVEN ->
                DoctorCheck.ok("encryption", FactWords.words(facts, Fact.ENCRYPTION))
                        .meaning(RedactableText.of("--encrypt needs a key here."))
                        .hint(RedactableText.of("encrypt-to in config.toml, or --encrypt-to KEYFILE"));
            case UNKNOWN ->
                DoctorCheck.ok("encryption", RedactableText.of("the portal's own encryption is not proven"))
                        .meaning(RedactableText.of("--encrypt needs a key here, or a proof."))
                        .hint(RedactableText.of("tickets doctor --prove-encryption -d DEPT"));
            case FORBIDDEN -> DoctorCheck.ok("encryption", RedactableText.of("encrypt-portal = \"never\""));
        };
    }

    /** Facts without a check of their own. */
    private List<DoctorCheck> others() {
        PortalFacts facts = facts();
        List<DoctorCheck> checks = new ArrayList<>();
        for (Fact fact : facts.known()) {
            if (!FactWords.isAlwaysShown(fact)) {
                checks.add(DoctorCheck.ok(FactWords.name(fact), FactWords.words(facts, fact)));
            }
        }
        return checks;
    }

    private PortalFacts facts() {
        return access.facts().facts();
    }

    private PortalDefaults usual() {
        return PortalDefaults.of(access.profile().type());
    }
}
