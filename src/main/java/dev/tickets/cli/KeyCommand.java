package dev.tickets.cli;

import dev.tickets.encrypt.Fingerprint;
import dev.tickets.encrypt.PublicKey;
import dev.tickets.encrypt.PublicKeys;
import dev.tickets.render.KeyFields;
import dev.tickets.render.KeyRow;
import dev.tickets.state.portals.PinSource;
import dev.tickets.ticket.ErrorCode;
import dev.tickets.ticket.ExitCode;
import dev.tickets.ticket.TicketsException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        name = "key",
        description = "Keep the public keys that messages are encrypted to.",
        synopsisSubcommandLabel = "COMMAND",
        footer = {"", "Example:", "  curl https://desk.example.net/key.asc | tickets key import -"})
final class KeyCommand {
    private static final String STANDARD_INPUT = "-";

    private final Run run;
    private final Services services;

    KeyCommand(Run run, Services services) {
        this.run = run;
        this.services = services;
    }

    @Command(
            name = "import",
            description = {"Keep the OpenPGP public keys of files.", "Where one of them is refused, none is kept."})
    int importKeys(
            @Parameters(paramLabel = "FILE", arity = "1..*", description = "Armoured or binary; - for standard input.")
                    List<String> files)
            throws IOException {
        KeyFields fields = new KeyFields();
        fields.check(run.output());
        List<PublicKey> keys = read(files);
        List<KeyRow> rows = new ArrayList<>();
        for (PublicKey key : services.keys().addAll(keys, now())) {
            rows.add(row(key));
        }
        run.print(fields.list(run.output(), rows));
        run.notice("Compare the fingerprint with the one that its owner tells you, by telephone for instance.");
        return ExitCode.OK.value();
    }

    /** All keys of all files; what is wrong with the files is said of all of them at once. */
    private List<PublicKey> read(List<String> files) throws IOException {
        if (Collections.frequency(files, STANDARD_INPUT) > 1) {
            throw TicketsException.usage("standard input is named twice", "name each FILE once");
        }
        List<PublicKey> keys = new ArrayList<>();
        List<TicketsException> problems = new ArrayList<>();
        for (String file : files) {
            try {
                keys.addAll(
                        file.equals(STANDARD_INPUT)
                                ? PublicKeys.in(run.context().in(), "standard input")
                                : PublicKeys.in(run.trust()
                                        .checked(run.context().folder().resolve(file))));
            } catch (TicketsException e) {
                problems.add(e);
            }
        }
        List<String> all = new ArrayList<>();
        problems.forEach(problem -> all.add(problem.getMessage()));
        all.addAll(services.keys().problems(keys, now()));
        if (all.size() == 1 && problems.size() == 1) {
            throw problems.get(0);
        }
        if (!problems.isEmpty()) {
            throw TicketsException.usage("no key was imported:\n" + String.join("\n", all), null);
        }
        return keys;
    }

    @Command(name = "list", description = "List the keys that were imported.")
    int list() {
        KeyFields fields = new KeyFields();
        fields.check(run.output());
        List<KeyRow> rows = new ArrayList<>();
        for (PublicKey key : services.keys().all()) {
            rows.add(row(key));
        }
        run.print(fields.list(run.output(), rows));
        if (rows.isEmpty()) {
            run.notice("No keys were imported yet.");
        }
        return ExitCode.OK.value();
    }

    @Command(name = "remove", description = "Forget an imported key.")
    int remove(
            @Parameters(paramLabel = "FINGERPRINT", description = "All of it, as 'tickets key list' shows it.")
                    String fingerprint) {
        Fingerprint whole = Fingerprint.parse(fingerprint)
                .orElseThrow(() -> TicketsException.usage(
                        "'" + fingerprint + "' is no fingerprint: it has 40 hex digits, or 64", "tickets key list"));
        services.keys().remove(whole);
        run.notice("Removed " + whole + ".");
        return ExitCode.OK.value();
    }

    @Command(
            name = "accept",
            description = "Take the key that is now in a file for the right one, where it has changed.")
    int accept(@Parameters(paramLabel = "FILE", description = "The file that the profile names.") Path file) {
        List<PinSource> places = services.recipients().accept(file);
        if (places.isEmpty()) {
            throw new TicketsException(
                    ErrorCode.NOT_FOUND,
                    "no place names " + file + " yet",
                    "nothing needs to be accepted before a key has changed");
        }
        for (PublicKey key :
                PublicKeys.in(run.trust().checked(run.context().folder().resolve(file)))) {
            for (PinSource place : places) {
                run.notice("From now on " + key + " is expected for " + place + ".");
            }
        }
        return ExitCode.OK.value();
    }

    private Instant now() {
        return run.context().clock().instant();
    }

    private KeyRow row(PublicKey key) {
        Instant expiry = key.expiresAt(now());
        return new KeyRow(
                key.fingerprint().hex(),
                key.userId(),
                expiry == null ? null : expiry.toString(),
                key.refusal(now()).orElse(null));
    }
}
