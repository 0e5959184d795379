package dev.tickets.doctor;

import dev.tickets.config.EncryptionSettings;
import dev.tickets.config.Profile;
import dev.tickets.config.ProgramPath;
import dev.tickets.config.SecretSource;
import dev.tickets.render.DoctorCheck;
import dev.tickets.render.PrivatePart;
import dev.tickets.render.RedactableText;
import dev.tickets.ticket.TicketsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The other programs that variables or profiles need: only these are looked for. */
final class ProgramsCheck {
    private static final String NAME = "programs";

    /** A name or path that means the same to every shell; other commands are not judged. */
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_./+-]+");

    /** Words of the shell itself, which no folder of the PATH has to contain. */
    private static final List<String> BUILT_IN = List.of(
            "cat", "printf", "echo", "exec", "cd", "command", "eval", "test", "if", "for", "while", ".", "read");

    private static final List<String> EDITORS = List.of("sensible-editor", "editor", "nano", "vi");

    private final DoctorContext context;
    private final ProgramPath path;
    private final List<DoctorCheck> checks = new ArrayList<>();
    private int found;

    ProgramsCheck(DoctorContext context) {
        this.context = context;
        this.path = new ProgramPath(context.environment());
    }

    List<DoctorCheck> checks() {
        editor();
        variable("PAGER", RedactableText.of("Long texts are shown without a pager."));
        clipboard();
        profiles();
        if (checks.isEmpty()) {
            checks.add(DoctorCheck.ok(
                    NAME,
                    found == 0
                            ? RedactableText.of("none is needed")
                            : RedactableText.of("all that are needed are installed")));
        }
        return checks;
    }

    private void editor() {
        RedactableText meaning = RedactableText.of("Messages and config.toml cannot be edited: -e, config edit.");
        if (!variable("VISUAL", meaning) && !variable("EDITOR", meaning) && isMissing(EDITORS)) {
            checks.add(DoctorCheck.warning(NAME, RedactableText.of("no editor is installed"))
                    .meaning(meaning)
                    .hint(RedactableText.of("install nano, or set EDITOR")));
        }
    }

    /** Looks for the program that a variable names; returns whether the variable is set. */
    private boolean variable(String variable, RedactableText meaning) {
        String command = context.variable(variable).strip();
        if (!command.isEmpty() && isMissing(command)) {
            checks.add(DoctorCheck.warning(
                            NAME,
                            RedactableText.of(
                                    "{} is {}, which is not installed",
                                    RedactableText.safe(variable),
                                    RedactableText.hidden(PrivatePart.PROGRAM, command)))
                    .meaning(meaning)
                    .hint(RedactableText.of("set {} to another program", RedactableText.safe(variable))));
        }
        return !command.isEmpty();
    }

    private void clipboard() {
        boolean wayland = !context.variable("WAYLAND_DISPLAY").isEmpty();
        boolean x11 = !context.variable("DISPLAY").isEmpty();
        if (wayland && isMissing(x11 ? List.of("wl-paste", "xclip") : List.of("wl-paste"))) {
            missingClipboard("wl-paste", "wl-clipboard");
        } else if (x11 && !wayland && isMissing(List.of("xclip"))) {
            missingClipboard("xclip", "xclip");
        }
    }

    private void missingClipboard(String program, String source) {
        checks.add(DoctorCheck.warning(NAME, RedactableText.of("{} is not installed", RedactableText.safe(program)))
                .meaning(RedactableText.of("Screenshots of the clipboard cannot be attached: --paste."))
                .hint(RedactableText.of("apt install {}", RedactableText.safe(source))));
    }

    private void profiles() {
        List<String> names;
        try {
            names = context.profileNames();
        } catch (TicketsException reportedByTheCheckOfTheFile) {
            return;
        }
        for (String name : names) {
            if (!name.equals(Profile.SANDBOX)) {
                profile(name);
            }
        }
    }

    private void profile(String name) {
        Profile profile;
        try {
            profile = context.profiles().get().get(name);
        } catch (TicketsException reportedByTheCheckOfProfiles) {
            return;
        }
        EncryptionSettings encryption = profile.encryption();
        for (SecretSource source : profile.secrets().all()) {
            key(name, source.name(), source.command(), "The program cannot log in.");
        }
        key(
                name,
                "decrypt-passphrase-command",
                encryption.passphraseCommand(),
                "Encrypted messages of this profile cannot be read.");
        boolean byGpg = !encryption.toSelf().isEmpty() && encryption.decryptKey() == null;
        if (byGpg && isMissing(List.of("gpg"))) {
            checks.add(DoctorCheck.warning(
                            NAME,
                            RedactableText.of(
                                    "gpg is not installed; profile {} has encrypt-to-self, and no decrypt-key",
                                    RedactableText.hidden(PrivatePart.PROFILE, name)))
                    .meaning(RedactableText.of("Encrypted messages of this profile cannot be read."))
                    .hint(RedactableText.of("apt install gnupg, or decrypt-key in config.toml")));
        }
    }

    private void key(String profile, String key, @Nullable String command, String meaning) {
        if (command != null && isMissing(command)) {
            checks.add(DoctorCheck.problem(
                            NAME,
                            RedactableText.of(
                                    "{} of profile {} runs {}, which is not installed",
                                    RedactableText.safe(key),
                                    RedactableText.hidden(PrivatePart.PROFILE, profile),
                                    RedactableText.hidden(PrivatePart.PROGRAM, first(command))))
                    .meaning(RedactableText.safe(meaning))
                    .hint(RedactableText.of("install the program, or change {}", RedactableText.safe(key))));
        }
    }

    private static String first(String command) {
        return command.strip().split("\\s", 2)[0];
    }

    private boolean isMissing(List<String> names) {
        boolean missing = path.first(names).isEmpty();
        found += missing ? 0 : 1;
        return missing;
    }

    /** Whether the first word of a command for {@code sh -c} is surely no program. */
    private boolean isMissing(String command) {
        String program = first(command);
        if (!PLAIN.matcher(program).matches() || BUILT_IN.contains(program)) {
            return false;
        }
        if (!program.contains("/")) {
            return isMissing(List.of(program));
        }
        Optional<Path> file = Optional.of(context.folder().resolve(program)).filter(Files::isExecutable);
        found += file.isPresent() ? 1 : 0;
        return file.isEmpty();
    }
}
