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
            "profiles",
            "config",
            "doctor",
            "key",
            "sandbox",
            "completion",
            "help",
            "version");

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
            case "profiles" -> new ProfilesCommand(run, services);
            case "config" -> new ConfigCommand(run, services);
            case "doctor" -> new DoctorCommand(run, services);
            case "key" -> new KeyCommand(run, services);
            case "sandbox" -> new SandboxCommand(run, services);
            case "completion" -> new CompletionCommand(run);
            case "help" -> new HelpCommand(run);
            case "version" -> new VersionCommand(run);
            default -> throw new IllegalArgumentException(name);
        };
    }

    /** The command that the arguments name; null when that is not obvious (help, a typing error, nothing). */
    static @Nullable String in(String[] args) {
        int place = place(args);
        return place < args.length && ALL.contains(args[place]) ? args[place] : null;
    }

    /** The arguments from an unknown word in place of a command; empty if there is none. */
    static List<String> unknownIn(String... args) {
        int place = place(args);
        return place == args.length || ALL.contains(args[place])
                ? List.of()
                : List.of(args).subList(place, args.length);
    }

    /** The index of the command, behind the global options. */
    private static int place(String... args) {
        int place = 0;
        while (place < args.length && args[place].startsWith("-")) {
            place += WITH_VALUE.contains(args[place]) || isClusterWithValue(args[place]) ? 2 : 1;
        }
        return Math.min(place, args.length);
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
        boolean one = named != null && !named.equals("help") && !named.equals("version");
        return one ? List.of(named) : ALL;
    }
}
