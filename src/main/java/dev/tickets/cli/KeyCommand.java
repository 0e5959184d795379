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
        description = "Manage the public keys for encrypted messages.",
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
            description = {"Import the OpenPGP public keys of files.", "If one key is refused, no key is imported."},
            footer = {
                "",
                "Examples:",
                "  tickets key import desk.asc",
                "  curl https://desk.example.net/key.asc | tickets key import -"
            })
    int importKeys(
            @Parameters(
                            paramLabel = "FILE",
                            arity = "1..*",
                            description = "The files, armoured or binary; - is standard input.")
                    List<String> files)
            throws IOException {
        KeyFields fields = run.checked(new KeyFields());
        List<PublicKey> keys = read(files);
        List<KeyRow> rows = new ArrayList<>();
        for (PublicKey key : services.keys().addAll(keys, now())) {
            rows.add(row(key));
        }
        run.print(fields.list(run.output(), rows));
        run.notice("Compare the fingerprint with the owner's, by telephone for instance.");
        return ExitCode.OK.value();
    }

    /** All keys of all files; the problems of all files are reported together. */
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

    @Command(
            name = "list",
            description = "List the imported keys.",
            footer = {"", "Example:", "  tickets key list"})
    int list() {
        KeyFields fields = run.checked(new KeyFields());
        List<KeyRow> rows = new ArrayList<>();
        for (PublicKey key : services.keys().all()) {
            rows.add(row(key));
        }
        return run.list(fields, rows, "No keys are imported.");
    }

    @Command(
            name = "remove",
            description = "Remove an imported key.",
            footer = {"", "Example:", "  tickets key remove 0123456789ABCDEF0123456789ABCDEF01234567"})
    int remove(
            @Parameters(
                            paramLabel = "FINGERPRINT",
                            description = "The whole fingerprint, as shown by 'tickets key list'.")
                    String fingerprint) {
        Fingerprint whole = Fingerprint.parse(fingerprint)
                .orElseThrow(() -> TicketsException.usage(
                        "'" + fingerprint + "' is not a fingerprint, which has 40 or 64 hex digits",
                        "tickets key list"));
        services.keys().remove(whole);
        run.notice("Removed " + whole + ".");
        return ExitCode.OK.value();
    }

    @Command(
            name = "accept",
            description = "Accept the changed key in a file as the right key.",
            footer = {"", "Example:", "  tickets key accept ~/desk.asc"})
    int accept(@Parameters(paramLabel = "FILE", description = "The key file named in the profile.") Path file) {
        List<PinSource> places = services.recipients().accept(file);
        if (places.isEmpty()) {
            throw new TicketsException(
                    ErrorCode.NOT_FOUND,
                    "no profile or department uses " + file + " yet",
                    "accept a key only after it has changed");
        }
        for (PublicKey key :
                PublicKeys.in(run.trust().checked(run.context().folder().resolve(file)))) {
            for (PinSource place : places) {
                run.notice(key + " is now the expected key for " + place + ".");
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
