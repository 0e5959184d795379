package dev.tickets.cli;

import dev.tickets.attach.AttachmentSaver;
import dev.tickets.attach.PackingContext;
import dev.tickets.attach.Staging;
import dev.tickets.compose.WritingContext;
import dev.tickets.config.AttachmentRules;
import dev.tickets.config.Profile;
import dev.tickets.encrypt.Decrypter;
import dev.tickets.encrypt.Decryption;
import dev.tickets.encrypt.KeyStore;
import dev.tickets.encrypt.PublicKey;
import dev.tickets.encrypt.Recipients;
import dev.tickets.filing.Directory;
import dev.tickets.filing.EncryptionPolicy;
import dev.tickets.filing.Keeping;
import dev.tickets.filing.OutboxSender;
import dev.tickets.filing.OwnKeyCipher;
import dev.tickets.filing.RecipientKeys;
import dev.tickets.filing.Submitter;
import dev.tickets.portal.Portal;
import dev.tickets.state.SystemRandom;
import dev.tickets.state.drafts.DraftFiles;
import dev.tickets.state.drafts.Drafts;
import dev.tickets.state.outbox.Outbox;
import dev.tickets.state.portals.EncryptionProof;
import dev.tickets.state.portals.KeyPins;
import dev.tickets.ticket.AccountRef;
import dev.tickets.ticket.Draft;
import dev.tickets.ticket.ShortId;
import dev.tickets.ticket.Submission;
import dev.tickets.ticket.TicketNumber;
import dev.tickets.ticket.TicketsException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the commands of a run work with, each made when it is first asked for. Closed at the end of the run. */
public final class Services implements AutoCloseable {
    private final Run run;
    private final Connections connections;
    private @Nullable Directory directory;
    private @Nullable EncryptionPolicy policy;
    private @Nullable Staging staging;
    private @Nullable Outbox outbox;

    public Services(Run run) {
        this.run = run;
        this.connections = new Connections(run);
    }

    /** The profiles, with their logins and portals. */
    Connections connections() {
        return connections;
    }

    /** The profile in force; for the sandbox, its portal is running from here on. */
    Profile profile() {
        return connections.profile(connections.profileName());
    }

    /** The portal of the profile in force. */
    Portal portal() {
        return connections.portal(connections.profileName());
    }

    private AccountRef account() {
        return connections.account(connections.profileName());
    }

    /** The number of a ticket as the command line names it. */
    TicketNumber number(String word) {
        return connections.number(word);
    }

    /** What the portal calls its departments and services. */
    Directory directory() {
        if (directory == null) {
            directory = new Directory(this::portal, connections.names(account()));
        }
        return directory;
    }

    /** What is known of the portal's own encryption. */
    EncryptionProof proof() {
        return new EncryptionProof(
                connections.facts(profile()), profile().encryption().portal());
    }

    /** The public keys that were imported. */
    KeyStore keys() {
        return new KeyStore(keyFolder(), run.trust());
    }

    /** Finds the keys that profiles name. */
    Recipients recipients() {
        return new Recipients(
                keys(),
                new KeyPins(keyFolder().resolve("pins"), run.trust()),
                run.context().folder(),
                run.context().environment().get("HOME"),
                run.trust());
    }

    private Path keyFolder() {
        return run.ownFolders().state().resolve("keys");
    }

    /** The keys whose signatures count; says which of those that the profile names cannot be used for it. */
    private List<PublicKey> signingKeys() {
        List<PublicKey> keys = new ArrayList<>(keys().all());
        for (TicketsException unusable :
                recipients().addNamed(profile().name(), profile().encryption(), keys)) {
            run.notice("Signatures are not checked with a key of the profile: " + unusable.getMessage());
        }
        return keys;
    }

    /** Opens what was encrypted to the person. */
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

    /** Saves attachments up to this size in bytes; null for what the profile says. */
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

    /** Packs messages, and decides how one that must be encrypted is. */
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

    /** What the portal accepts; whether base64 makes more of it may have been learned. */
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
                run.context().clock(),
                run::notice,
                !run.isForPerson(),
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
        return run.ownFolders().state().resolve("staging");
    }

    /** The drafts of all profiles. */
    Drafts drafts() {
        return new Drafts(
                run.ownFolders().state().resolve("drafts"),
                run.trust(),
                run.context().clock(),
                new ShortId(SystemRandom.generator()),
                run::notice,
                OwnKeyCipher.of(this::policy, () -> decrypter().open(null)));
    }

    /** What drafts attach. */
    DraftFiles draftFiles() {
        return new DraftFiles(run.context().folder(), stagingRoom());
    }

    /** What a person who writes a message works with. */
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
                () -> staging().newFile(),
                run::prompts,
                run::endPrompts,
                run.notices());
    }

    /** One for the whole run: it knows which entries the run holds. */
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
     * What keeps messages until they have arrived.
     *
     * @throws TicketsException (usage) when another user can change a folder that a message may need on its way: after
     *     the portal was asked, that would come too late
     */
    private Keeping keeping() {
        outbox().requireTrusted();
        for (String folder : List.of("drafts", "dedup", "portals")) {
            run.trust().checked(run.folders().state().resolve(folder));
        }
        run.trust().checked(run.folders().cache());
        return new Keeping(
                outbox(),
                drafts(),
                run.ownFolders().state(),
                run.trust(),
                run.context().clock(),
                run.context().sleeper(),
                SystemRandom.generator(),
                connections::names,
                run::notice);
    }

    /** Sends messages with the profile in force. */
    Submitter submitter() {
        return new Submitter(this::portal, this::account, this::pack, keeping());
    }

    private Submission pack(Draft draft) {
        Submission packed = policy().pack(draft);
        if (packed.byPortal()) {
            run.secret().set(true);
        }
        return packed;
    }

    /** Sends entries of the outbox, each with its own profile. */
    OutboxSender sender() {
        return new OutboxSender(keeping(), connections.logins());
    }

    @Override
    public void close() {
        if (staging != null) {
            staging.close();
        }
        connections.close();
    }
}
