package dev.tickets.cli;

import dev.tickets.cli.help.Section;
import dev.tickets.encrypt.Fingerprint;
import dev.tickets.ticket.Draft;
import dev.tickets.ticket.TicketsException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** Whether a message must be encrypted, and to which keys. */
@Section("Encryption")
final class EncryptionOptions {
    @Option(
            names = "--encrypt",
            description = "Send text and attachments encrypted or not at all: with the keys of the profile, else by"
                    + " the portal, if its encryption is proven.")
    boolean encrypt;

    @Option(
            names = "--encrypt-to",
            paramLabel = "KEYFILE",
            description =
                    "Encrypt to this OpenPGP key: a file, or the fingerprint of an imported key. May be repeated.")
    List<String> keys = new ArrayList<>();

    /** The draft with these options applied. */
    Draft over(Draft draft, Path folder) {
        if (!encrypt && keys.isEmpty()) {
            return draft;
        }
        if (draft.isEncrypted()) {
            throw TicketsException.usage(
                    "the draft is already encrypted, and its keys cannot be changed",
                    "leave out --encrypt and --encrypt-to");
        }
        Draft.Builder encrypted = draft.but().encrypt(true);
        if (!keys.isEmpty()) {
            encrypted.encryptTo(absolute(folder));
        }
        return encrypted.draft();
    }

    private List<String> absolute(Path folder) {
        List<String> names = new ArrayList<>();
        for (String key : keys) {
            names.add(
                    Fingerprint.parse(key).isPresent() || key.startsWith("~/")
                            ? key
                            : folder.resolve(key).normalize().toString());
        }
        return names;
    }

    /**
     * Refuses changes to the encrypted parts of a draft.
     *
     * @param draft the draft with the options applied
     */
    static void requireUntouched(Draft kept, Draft draft) {
        // checked first, because the first comparison of two records costs 20 ms
        boolean changed = kept.isEncrypted()
                && !(kept.secrets().equals(draft.secrets())
                        && kept.attachments().equals(draft.attachments()));
        if (changed) {
            throw TicketsException.usage(
                    "the draft is encrypted, so its text and attachments cannot be changed; nothing was sent",
                    "write a new message with --encrypt, and delete this draft: tickets drafts discard ID");
        }
    }
}
