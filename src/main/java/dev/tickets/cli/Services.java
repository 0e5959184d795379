package dev.tickets.cli;

import dev.tickets.attach.AttachmentSaver;
import dev.tickets.attach.PackingContext;
import dev.tickets.attach.ReadPipes;
import dev.tickets.attach.Staging;
import dev.tickets.compose.EncryptionSetup;
import dev.tickets.compose.WritingContext;
import dev.tickets.config.AttachmentRules;
import dev.tickets.config.PortalDefaults;
import dev.tickets.config.Profile;
import dev.tickets.encrypt.Decrypter;
import dev.tickets.encrypt.Decryption;
import dev.tickets.encrypt.KeyStore;
import dev.tickets.encrypt.PublicKey;
import dev.tickets.encrypt.Recipients;
import dev.tickets.filing.DeliveryContext;
import dev.tickets.filing.Directory;
import dev.tickets.filing.EncryptionPolicy;
import dev.tickets.filing.EncryptionTrial;
import dev.tickets.filing.LongTexts;
import dev.tickets.filing.OutboxSender;
import dev.tickets.filing.OwnKeyCipher;
import dev.tickets.filing.RecipientKeys;
import dev.tickets.filing.StatusNames;
import dev.tickets.filing.Submitter;
import dev.tickets.portal.Portal;
import dev.tickets.render.ShownTimes;
import dev.tickets.state.MachineClock;
import dev.tickets.state.SystemRandom;
import dev.tickets.state.drafts.DraftExpiry;
import dev.tickets.state.drafts.DraftFiles;
import dev.tickets.state.drafts.Drafts;
import dev.tickets.state.outbox.Outbox;
import dev.tickets.state.portals.EncryptionProof;
import dev.tickets.state.portals.KeyPins;
import dev.tickets.state.portals.LearnedOffset;
import dev.tickets.ticket.AccountRef;
import dev.tickets.ticket.Draft;
import dev.tickets.ticket.ShortId;
import dev.tickets.ticket.Submission;
import dev.tickets.ticket.TicketNumber;
import dev.tickets.ticket.TicketsException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TimeZone;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The objects that commands use, each created at its first use. Closed at the end of the run. */
public final class Services implements AutoCloseable {
    private final Run run;
    private final Connections connections;
    private @Nullable Directory directory;
    private @Nullable EncryptionPolicy policy;
    private @Nullable KeyStore keys;
    private @Nullable Recipients recipients;
    private @Nullable Staging staging;
    private @Nullable ReadPipes pipes;
    private @Nullable Outbox outbox;

    public Services(Run run) {
        this.run = run;
        this.connections = new Connections(run);
    }

    Connections connections() {
        return connections;
    }

    /** The active profile; for the sandbox, the call starts its portal. */
    Profile profile() {
        return connections.profile(connections.profileName());
    }

    /** The portal of the active profile. */
    Portal portal() {
        return connections.portal(connections.profileName());
    }

    private AccountRef account() {
        return connections.account(connections.profileName());
    }

    /** The zone of times for people. */
    ShownTimes times() {
        Profile profile = profile();
        LearnedOffset learned = connections.facts(profile).offset();
        TimeZone machine = MachineClock.timeZone(run.context().clock());
        return ShownTimes.of(profile.timeZone(), machine, learned == null ? null : learned.words());
    }

    TicketNumber number(String word) {
        return connections.number(word);
    }

    Directory directory() {
        if (directory == null) {
            directory = new Directory(this::portal, connections.names(account()));
        }
        return directory;
    }

    StatusNames statuses() {
        return new StatusNames(connections.names(account()));
    }

    /** The proof as of now: another run may have disproven the encryption since the last question. */
    EncryptionProof proof() {
        return new EncryptionProof(
                connections.currentFacts(profile()), profile().encryption().portal());
    }

    KeyStore keys() {
        if (keys == null) {
            keys = new KeyStore(keyFolder(), run.trust());
        }
        return keys;
    }

    Recipients recipients() {
        if (recipients == null) {
            recipients = new Recipients(
                    keys(),
                    new KeyPins(keyFolder().resolve("pins"), run.trust()),
                    run.context().folder(),
                    run.context().environment().get("HOME"),
                    run.trust());
        }
        return recipients;
    }

    private Path keyFolder() {
        return run.ownFolders().state().resolve("keys");
    }

    /** The keys for signature checks; warns of keys of the profile that cannot be used. */
    private List<PublicKey> signingKeys() {
        List<PublicKey> keys = new ArrayList<>(keys().all());
        for (TicketsException unusable :
                recipients().addNamed(profile().name(), profile().encryption(), keys)) {
            run.notice("A key of the profile is ignored for signature checks: " + unusable.getMessage());
        }
        return keys;
    }

    Decrypter decrypter() {
        return new Decrypter(
                profile().encryption(),
                run.context().environment(),
                run.context().folder(),
                run.trust(),
                connections.secrets(),
                run.canAsk() ? run.context().terminal()::askHidden : null,
                this::signingKeys,
                run.context().clock());
    }

    /** Saves attachments up to a size in bytes; null for the limit of the profile. */
    AttachmentSaver saver(@Nullable Long largest, boolean skipSame, @Nullable Decryption decryption) {
        return new AttachmentSaver(
                this::portal,
                run.context().folder(),
                staging(),
                run.progress(),
                run::notice,
                largest == null ? profile().maxDownload() : largest,
                largest != null,
                skipSame,
                decryption);
    }

    EncryptionPolicy policy() {
        if (policy == null) {
            policy = new EncryptionPolicy(
                    profile(),
                    this::proof,
                    new RecipientKeys(profile(), this::recipients, directory(), this::portal),
                    directory(),
                    this::portal,
                    this::rules,
                    this::packing,
                    () -> run.ownFolders().state(),
                    run.context().clock(),
                    run::notice);
        }
        return policy;
    }

    /** The portal's limits for attachments, with what was learned about base64. */
    private AttachmentRules rules() {
        AttachmentRules rules = profile().attachments();
        return rules.maxRequest() == Long.MAX_VALUE
                ? rules
                : rules.withTransport(connections.facts(profile()).facts().transport(rules.transport()));
    }

    private PackingContext packing() {
        return new PackingContext(
                run.context().folder(),
                run.context().in(),
                staging(),
                pipes(),
                run.context().clock(),
                run::notice,
                !run.isForPerson(),
                (question, preset) -> run.canAsk() && run.confirms(question, preset),
                run.progress());
    }

    /** The content of the pipes that were read. */
    private ReadPipes pipes() {
        if (pipes == null) {
            pipes = new ReadPipes();
        }
        return pipes;
    }

    /** The folder for temporary files of the run. */
    Staging staging() {
        if (staging == null) {
            staging = new Staging(stagingRoom(), run.trust());
        }
        return staging;
    }

    private Path stagingRoom() {
        return run.ownFolders().state().resolve("staging");
    }

    Drafts drafts() {
        return drafts(run.canAsk());
    }

    private Drafts drafts(boolean attended) {
        return new Drafts(
                run.ownFolders().state().resolve("drafts"),
                run.trust(),
                run.context().clock(),
                new ShortId(SystemRandom.generator()),
                run::notice,
                OwnKeyCipher.of(this::policy, () -> decrypter().open(null)),
                new DraftExpiry(connections.profiles()::draftKeep),
                attended);
    }

    DraftFiles draftFiles() {
        return new DraftFiles(run.context().folder(), stagingRoom());
    }

    EncryptionTrial trial() {
        return new EncryptionTrial(portal(), proof(), () -> UUID.randomUUID().toString());
    }

    EncryptionSetup encryptionSetup(WritingContext context) {
        return new EncryptionSetup(context, this::keys, this::trial, directory());
    }

    WritingContext writing() {
        return new WritingContext(
                run.context().environment(),
                run.context().folder(),
                run.context().memory(),
                run.context().clock(),
                run.context().terminal(),
                run.canAsk(),
                run.trust(),
                run.folders().config().resolve("templates"),
                () -> run.ownFolders().state(),
                connections.profileName(),
                this::profile,
                drafts(),
                draftFiles(),
                this::policy,
                pipes(),
                run.rescue(),
                () -> staging().newFile(),
                run::prompts,
                run::endPrompts,
                run.notices());
    }

    /** The only outbox of the run: it knows the entries that the run has locked. */
    Outbox outbox() {
        if (outbox == null) {
            outbox = new Outbox(
                    run.ownFolders().state().resolve("outbox"),
                    run.trust(),
                    run.context().clock(),
                    new ShortId(SystemRandom.generator()),
                    run.progress());
        }
        return outbox;
    }

    /**
     * The storage for messages, with a check of its folders.
     *
     * @throws TicketsException (usage) when another user can change one of the folders: a check after the first request
     *     would be too late
     */
    private DeliveryContext delivery(boolean attended) {
        outbox().requireTrusted();
        for (String folder : List.of("drafts", "dedup", "portals")) {
            run.trust().checkedIfOpen(run.folders().state().resolve(folder));
        }
        run.trust().checkedIfOpen(run.folders().cache());
        return new DeliveryContext(
                outbox(),
                drafts(attended),
                run.ownFolders().state(),
                run.trust(),
                run.context().clock(),
                run.context().sleeper(),
                SystemRandom.generator(),
                connections::names,
                run::notice);
    }

    /** Sends messages with the active profile. */
    Submitter submitter() {
        return new Submitter(this::portal, this::account, longTexts(), this::pack, delivery(run.canAsk()));
    }

    private LongTexts longTexts() {
        return new LongTexts(
                () -> PortalDefaults.of(profile().type()).texts(),
                this::policy,
                this::rules,
                this::packing,
                () -> connections.facts(profile()).facts().bmpOnly() == null);
    }

    private Submission pack(Draft draft) {
        Submission packed = policy().pack(draft);
        if (packed.byPortal()) {
            run.secret().set(true);
        }
        return packed;
    }

    /** Sends outbox entries, each with its own profile. */
    OutboxSender sender() {
        // what the outbox gives up was written by an earlier run
        return new OutboxSender(delivery(false), connections.logins());
    }

    @Override
    public void close() {
        if (staging != null) {
            staging.close();
        }
        connections.close();
    }
}
