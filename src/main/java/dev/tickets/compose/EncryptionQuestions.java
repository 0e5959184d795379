package dev.tickets.compose;

import dev.tickets.compose.FormBackend.ImportedKey;
import dev.tickets.state.drafts.OpenDraft;
import dev.tickets.terminal.Prompts;
import dev.tickets.terminal.Prompts.Candidate;
import dev.tickets.terminal.Prompts.Choice;
import dev.tickets.terminal.Prompts.Choices;
import dev.tickets.terminal.Prompts.Line;
import dev.tickets.ticket.Draft;
import dev.tickets.ticket.TicketsException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * The portal's checkbox for encryption. Where nothing can be encrypted yet, it offers the ways to that; only an
 * explicit answer leaves the message unencrypted.
 */
final class EncryptionQuestions {
    private final Prompts prompts;
    private final OpenDraft open;
    private final FormBackend backend;
    private final Function<String, List<Candidate>> completion;

    /** @param completion of paths */
    EncryptionQuestions(
            Prompts prompts, OpenDraft open, FormBackend backend, Function<String, List<Candidate>> completion) {
        this.prompts = prompts;
        this.open = open;
        this.backend = backend;
        this.completion = completion;
    }

    private enum Way {
        ENCRYPT("Encrypt", "text and attachments"),
        IMPORT("Import a key", "of the support desk, from a file"),
        TEST("Test the portal", "with a ticket that is closed at once"),
        OFF("Do not encrypt", "support and the portal read it");

        private final String words;
        private final String description;

        Way(String words, String description) {
            this.words = words;
            this.description = description;
        }

        Choice choice() {
            return new Choice(words, description);
        }
    }

    void ask() {
        boolean answered = false;
        while (!answered) {
            boolean possible = backend.canEncrypt(open.draft());
            if (!possible) {
                prompts.say("Nothing can be encrypted yet: " + backend.encryptionNeeds() + ".");
            }
            Way way = way(possible);
            try {
                answered = go(way);
            } catch (TicketsException e) {
                // no failure turns encryption off: the question stays
                prompts.say(e.hint() == null ? e.getMessage() : e.getMessage() + "\n" + e.hint());
            }
        }
    }

    private Way way(boolean possible) {
        List<Way> ways = new ArrayList<>();
        for (Way way : Way.values()) {
            boolean offered = switch (way) {
                case ENCRYPT -> possible;
                case TEST -> !possible && backend.canTestPortal();
                case IMPORT, OFF -> true;
            };
            if (offered) {
                ways.add(way);
            }
        }
        List<Choice> choices = new ArrayList<>();
        ways.forEach(way -> choices.add(way.choice()));
        return ways.get(prompts.choose(new Choices("Encryption", choices, 0)));
    }

    private boolean go(Way way) {
        return switch (way) {
            case ENCRYPT -> encrypted(open.draft());
            case IMPORT -> withKey();
            case TEST -> tested();
            case OFF -> {
                open.keep(open.draft().but().encrypt(false).draft());
                yield true;
            }
        };
    }

    private boolean withKey() {
        String file = prompts.line(
                Line.labelled("Key file (TAB completes, empty to go back)").completed(completion));
        if (file.isEmpty()) {
            return false;
        }
        List<String> keys = new ArrayList<>();
        for (ImportedKey key : backend.importKeys(file)) {
            prompts.say("Imported " + key.shown());
            keys.add(key.fingerprint());
        }
        prompts.say("Compare the fingerprint with the owner's, by telephone for instance.");
        return encrypted(open.draft().but().encryptTo(keys).draft());
    }

    private boolean tested() {
        if (!prompts.confirm("Create a test ticket at the portal, and close it?", true)) {
            return false;
        }
        prompts.say(backend.testPortal(open.draft()));
        return backend.canEncrypt(open.draft()) && encrypted(open.draft());
    }

    private boolean encrypted(Draft draft) {
        boolean wasOnDisk = open.isWhole();
        open.keep(draft.but().encrypt(true).draft());
        if (wasOnDisk && !open.isWhole()) {
            String what = open.id().isPresent() ? "text" : "draft";
            prompts.say(
                    "From now on the " + what
                            + " is kept only in memory, because it would be stored unencrypted on disk: a kill loses the text.");
        }
        return true;
    }
}
