package dev.tickets.cli;

import dev.tickets.attach.AttachmentPacker;
import dev.tickets.attach.PackingContext;
import dev.tickets.attach.PlainPacker;
import dev.tickets.attach.Staging;
import dev.tickets.config.AttachmentRules;
import dev.tickets.config.Profile;
import dev.tickets.filing.Keeping;
import dev.tickets.filing.Submitter;
import dev.tickets.render.Format;
import dev.tickets.state.SystemRandom;
import dev.tickets.state.drafts.DraftFiles;
import dev.tickets.state.drafts.Drafts;
import dev.tickets.state.outbox.Outbox;
import dev.tickets.ticket.Draft;
import dev.tickets.ticket.ShortId;
import dev.tickets.ticket.Submission;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** What a run has for messages: it packs them, keeps them as drafts and in the outbox, and sends them. */
final class Mailroom implements AutoCloseable {
    private final Run run;
    private @Nullable Staging staging;
    private @Nullable Outbox outbox;

    Mailroom(Run run) {
        this.run = run;
    }

    Submitter filing() {
        return new Submitter(run::portal, run.profiles()::owner, this::parcel, keeping());
    }

    /** What is stored and sent of a draft. */
    private Submission parcel(Draft draft) {
        return draft.encrypt()
                ? run.encrypting().parcel(draft)
                : Submission.open(draft, preparation(draft).prepare(draft.attachments()));
    }

    /** One for the whole run: it knows which entries the run holds. */
    Outbox outbox() {
        if (outbox == null) {
            outbox = new Outbox(
                    run.places().own().state().resolve("outbox"),
                    run.trust(),
                    run.surroundings().clock(),
                    new ShortId(new SystemRandom()),
                    run.progress());
        }
        return outbox;
    }

    /**
     * What keeps messages until they have arrived.
     *
     * @throws dev.tickets.ticket.TicketsException (usage) when another user can change a folder that a message may need
     *     on its way: after the portal was asked, that would come too late
     */
    Keeping keeping() {
        outbox().requireTrusted();
        run.trust().checked(run.folders().state().resolve("drafts"));
        run.trust().checked(run.folders().state().resolve("dedup"));
        run.trust().checked(run.folders().state().resolve("portals"));
        run.trust().checked(run.folders().cache());
        return new Keeping(
                outbox(),
                drafts(),
                run.places().own().state(),
                run.trust(),
                run.surroundings().clock(),
                run.surroundings().sleeper(),
                new SystemRandom(),
                run.names()::kept,
                run::notice);
    }

    /**
     * The draft once its attachments were looked at, with what the person has granted meanwhile.
     *
     * @throws dev.tickets.ticket.TicketsException (usage) that says what is wrong with them
     */
    Draft checked(Draft draft) {
        if (draft.encrypt()) {
            run.encrypting().check(draft);
            return draft;
        }
        return draft.but()
                .packing(preparation(draft).check(draft.attachments()))
                .draft();
    }

    /** What looks at the attachments of the draft, and packs them. */
    AttachmentPacker preparation(Draft draft) {
        AttachmentRules rules = rules(run.profile());
        return new PlainPacker(rules, draft.packing().orAuto(rules.autoZip()), workbench());
    }

    /** What that profile's portal accepts; whether base64 makes more of it may have been learned. */
    AttachmentRules rules(Profile profile) {
        AttachmentRules rules = profile.attachments();
        return rules.maxRequest() == Long.MAX_VALUE
                ? rules
                : rules.withTransport(run.connections().memory(profile).facts().transport(rules.transport()));
    }

    /** The drafts of all profiles. */
    Drafts drafts() {
        return new Drafts(
                run.places().own().state().resolve("drafts"),
                run.trust(),
                run.surroundings().clock(),
                new ShortId(new SystemRandom()),
                run::notice,
                new OwnKeyCipher(run));
    }

    /** What drafts attach. */
    DraftFiles draftFiles() {
        return new DraftFiles(run.surroundings().folder(), stagingRoom());
    }

    /** A folder for temporary files, which is cleared at the end of the run. */
    Path newFolder() {
        return staging().newFile();
    }

    /** What preparing attachments works with. */
    PackingContext workbench() {
        return new PackingContext(
                run.surroundings().folder(),
                run.surroundings().in(),
                staging(),
                run.surroundings().clock(),
                run::notice,
                run.format() != Format.TABLE || run.options().fields != null,
                question -> run.canAsk() && run.confirms(question),
                run.progress());
    }

    /** Room for files that live as long as the run. */
    Staging staging() {
        if (staging == null) {
            staging = new Staging(stagingRoom(), run.trust());
        }
        return staging;
    }

    private Path stagingRoom() {
        return run.places().own().state().resolve("staging");
    }

    @Override
    public void close() {
        if (staging != null) {
            staging.close();
        }
    }
}
