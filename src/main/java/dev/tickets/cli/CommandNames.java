package dev.tickets.cli;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The commands by name. Only the named command gets a model, because each model costs milliseconds at start. */
public final class CommandNames {
    public static final List<String> ALL = List.of(
            "login",
            "logout",
            "list",
            "create",
            "view",
            "reply",
            "close",
            "reopen",
            "departments",
            "services",
            "attachments",
            "wait",
            "drafts",
            "outbox",
            "doctor",
            "key",
            "sandbox",
            "completion");

    private static final Set<String> WITH_VALUE =
            Set.of("-p", "--profile", "-o", "--output", "--fields", "--timeout", "--color");

    private CommandNames() {}

    public static Object command(String name, Run run, Services services) {
        return switch (name) {
            case "login" -> new LoginCommand(run, services);
            case "logout" -> new LogoutCommand(run, services);
            case "list" -> new ListCommand(run, services);
            case "create" -> new CreateCommand(run, services);
            case "view" -> new ViewCommand(run, services);
            case "reply" -> new ReplyCommand(run, services);
            case "close" -> new CloseCommand(run, services);
            case "reopen" -> new ReopenCommand(run, services);
            case "departments" -> new DepartmentsCommand(run, services);
            case "services" -> new ServicesCommand(run, services);
            case "attachments" -> new AttachmentsCommand(run, services);
            case "wait" -> new WaitCommand(run, services);
            case "drafts" -> new DraftsCommand(run, services);
            case "outbox" -> new OutboxCommand(run, services);
            case "doctor" -> new DoctorCommand(run, services);
            case "key" -> new KeyCommand(run, services);
            case "sandbox" -> new SandboxCommand(run, services);
            case "completion" -> new CompletionCommand(run);
            default -> throw new IllegalArgumentException(name);
        };
    }

    /** The command that the arguments name; null when that is not obvious (help, a typing error, nothing). */
    static @Nullable String in(String[] args) {
        for (int i = 0; i < args.length; i++) {
            if (WITH_VALUE.contains(args[i]) || isClusterWithValue(args[i])) {
                i++;
            } else if (!args[i].startsWith("-")) {
                return ALL.contains(args[i]) ? args[i] : null;
            }
        }
        return null;
    }

    /** {@code -qp}: flags of one letter, the last of which takes the next word. */
    private static boolean isClusterWithValue(String arg) {
        if (!arg.startsWith("-") || arg.startsWith("--")) {
            return false;
        }
        for (int i = 1; i < arg.length(); i++) {
            if (arg.charAt(i) == 'p' || arg.charAt(i) == 'o') {
                return i == arg.length() - 1;
            }
        }
        return false;
    }

    /** The names to register for these arguments. */
    public static List<String> needed(String[] args) {
        String named = in(args);
        return named == null ? ALL : List.of(named);
    }
}
