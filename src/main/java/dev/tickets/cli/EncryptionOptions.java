package dev.tickets.cli;

import dev.tickets.encrypt.Fingerprint;
import dev.tickets.ticket.Draft;
import dev.tickets.ticket.TicketsException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** Whether a message may only leave this machine encrypted, and to whom. */
final class EncryptionOptions {
    @Option(
            names = "--encrypt",
            description = "Send the text and the attachments encrypted, or not at all: to the keys of the profile, else"
                    + " by the portal where that is proven.")
    boolean encrypt;

    @Option(
            names = "--encrypt-to",
            paramLabel = "KEYFILE",
            description = "Encrypt to this OpenPGP key, a file or the fingerprint of an imported one; may be repeated.")
    List<String> keys = new ArrayList<>();

    /** The draft with what is given here in the place of what it says. */
    Draft over(Draft draft, Path folder) {
        if (!encrypt && keys.isEmpty()) {
            return draft;
        }
        if (draft.sealed()) {
            throw TicketsException.usage(
                    "the draft is encrypted already, and goes to the keys that it was encrypted to",
                    "leave --encrypt and --encrypt-to out");
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
     * For a draft that was encrypted when it could not be sent: nothing of what is encrypted can be changed.
     *
     * @param draft as the options make it
     */
    static void requireUntouched(Draft kept, Draft draft) {
        // asked first: the first comparison of two records costs 20 ms
        boolean changed = kept.sealed()
                && !(kept.secrets().equals(draft.secrets())
                        && kept.attachments().equals(draft.attachments()));
        if (changed) {
            throw TicketsException.usage(
                    "the draft is encrypted: its text and its attachments cannot be changed any more; nothing was sent",
                    "write a new one with --encrypt, and throw this one away: tickets drafts list");
        }
    }
}
