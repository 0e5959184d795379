package dev.tickets.doctor;

import dev.tickets.render.DoctorCheck;
import dev.tickets.render.RedactableText;
import dev.tickets.state.portals.Fact;
import dev.tickets.state.portals.PortalFactsStore;
import java.util.ArrayList;
import java.util.List;

/** Forgets what is known of a portal, and says what that was. */
public final class Forgetting {
    private Forgetting() {}

    /** A line for each forgotten fact, or one that says that nothing was known. */
    public static List<DoctorCheck> forget(PortalFactsStore store) {
        PortalFactsStore.Forgotten forgotten = store.forget();
        List<DoctorCheck> lines = new ArrayList<>();
        for (Fact fact : forgotten.facts()) {
            lines.add(DoctorCheck.ok(
                    FactWords.name(fact),
                    RedactableText.of("forgotten: {}", FactWords.words(forgotten.before(), fact))));
        }
        if (forgotten.offset() != null) {
            lines.add(
                    DoctorCheck.ok("times", RedactableText.of("forgotten: {}", FactWords.offset(forgotten.offset()))));
        }
        if (forgotten.disproof()) {
            lines.add(DoctorCheck.ok(
                            FactWords.name(Fact.ENCRYPTION),
                            RedactableText.of("kept: {}", FactWords.words(forgotten.before(), Fact.ENCRYPTION)))
                    .hint(RedactableText.of(
                            "a new proof replaces this fact: tickets doctor --prove-encryption -d DEPT")));
        }
        return lines.isEmpty()
                ? List.of(DoctorCheck.ok("facts", RedactableText.of("nothing was known of this portal")))
                : lines;
    }
}
