package dev.tickets.cli;

import dev.tickets.state.drafts.DraftFiles;
import dev.tickets.state.drafts.Drafts;
import dev.tickets.state.drafts.KeptDraft;
import dev.tickets.testing.Cli;
import dev.tickets.testing.NoDraftCipher;
import dev.tickets.ticket.Draft;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Somebody with drafts of several profiles. */
abstract class DraftsCommandFixture {
    @TempDir
    Path folder;

    Cli cli;
    Drafts drafts;

    @BeforeEach
    void practise() {
        cli = new Cli(folder).with("TICKETS_PROFILE", "sandbox");
        drafts = draftsAt(Duration.ZERO);
    }

    Drafts draftsAt(Duration later) {
        Clock clock = Clock.fixed(Cli.NOW.plus(later), ZoneOffset.UTC);
        return NoDraftCipher.drafts(cli.state().resolve("drafts"), clock, notice -> {});
    }

    KeptDraft keep(String profile, Draft draft) {
        KeptDraft kept = drafts.add(profile, draft, null);
        return drafts.change(kept, draft, new DraftFiles(folder, folder.resolve("staging")).now(draft.attachments()));
    }

    static Draft complete() {
        return Draft.ticket().department("1").subject("Down").message("Help").draft();
    }
}
