package dev.tickets.cli;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The words of other ticket programs, gh and rt, and the words for the same in this program. */
final class ForeignWords {
    private static final String REPLY = "tickets reply NUMBER -m TEXT";
    private static final String CREATE = "tickets create -d DEPARTMENT -s SUBJECT -m TEXT";
    private static final String VIEW = "tickets view NUMBER";
    private static final String CLOSE = "tickets close NUMBER";
    private static final List<String> NOUNS = List.of("issue", "issues", "ticket", "tickets");

    private ForeignWords() {}

    /**
     * The answer to a command of another program; null for an unknown word.
     *
     * @param next the word after it; null for none
     */
    static @Nullable String command(String word, @Nullable String next) {
        if (!NOUNS.contains(word)) {
            String here = here(word);
            return here == null ? null : sentence(tool(word), word, here);
        }
        String verb = next == null || next.startsWith("-") ? "list" : next;
        String here = own(verb) == null ? here(verb) : own(verb);
        String said = verb.equals(next) && here != null ? word + " " + verb : word;
        return sentence("gh", said, here == null ? "tickets list" : here);
    }

    /**
     * The answer to an option of another program; null for an unknown one.
     *
     * @param command the name of the command here
     */
    static @Nullable String option(String command, String option) {
        String here = command.equals("list") ? ofList(option) : command.equals("close") ? ofClose(option) : null;
        String found = here == null ? ofMessages(option) : here;
        return found == null ? null : sentence("gh", option, found);
    }

    private static String sentence(String tool, String word, String here) {
        return tool + " says '" + word + "'; here that is: " + here;
    }

    private static String tool(String word) {
        return switch (word) {
            case "correspond", "show", "resolve", "take", "untake", "steal", "merge", "link", "queues" -> "rt";
            case "comment", "ls", "edit", "delete", "status", "new", "browse", "auth", "search" -> "gh";
            default -> "another program";
        };
    }

    private static @Nullable String here(String word) {
        return switch (word) {
            case "comment", "correspond", "answer", "respond", "update" -> REPLY;
            case "ls", "status", "index" -> "tickets list";
            case "search", "find" -> "tickets list --search TEXT";
            case "show", "cat", "get", "read", "display" -> VIEW;
            case "browse" -> VIEW + " --web";
            case "new", "add", "submit", "file" -> CREATE;
            case "open" -> "tickets reopen NUMBER for a closed ticket, " + VIEW + " to read one";
            case "resolve" -> CLOSE;
            case "edit" -> REPLY + " (a ticket cannot be changed, only answered)";
            case "delete", "rm" -> CLOSE + " (a ticket cannot be deleted)";
            case "take", "untake", "steal", "merge", "link" -> REPLY + " (only the support desk can do that)";
            case "queues", "queue" -> "tickets departments";
            case "download" -> "tickets attachments NUMBER --save DIR";
            case "watch" -> "tickets wait NUMBER";
            case "auth", "signin" -> "tickets login";
            case "whoami" -> "tickets login --check";
            default -> null;
        };
    }

    /** The command of the same name, with the arguments that it needs. */
    private static @Nullable String own(String command) {
        return switch (command) {
            case "create" -> CREATE;
            case "reply" -> REPLY;
            case "view", "close", "reopen", "attachments", "wait" -> "tickets " + command + " NUMBER";
            case "list" -> "tickets list";
            default -> null;
        };
    }

    private static @Nullable String ofList(String option) {
        return switch (option) {
            case "--state", "-s", "-S" -> "--status open, closed or all";
            case "-L" -> "--limit N";
            case "--author", "--mention", "--assignee" -> "nothing: all tickets of the list are yours";
            case "--queue", "--label", "-l" -> "-d DEPARTMENT";
            default -> null;
        };
    }

    private static @Nullable String ofClose(String option) {
        return switch (option) {
            case "--comment", "-c", "--reason", "-r", "-m", "--message" -> REPLY + " --close";
            default -> null;
        };
    }

    private static @Nullable String ofMessages(String option) {
        return switch (option) {
            case "--title", "-t" -> "-s SUBJECT";
            case "--body", "-b", "--text", "--description", "--content" -> "-m TEXT";
            case "--body-file" -> "-F FILE";
            case "--editor" -> "-e";
            case "--attachment", "--attachments" -> "-a FILE";
            case "--queue" -> "-d DEPARTMENT";
            case "--assignee" -> "nothing: the support desk assigns tickets";
            case "--label", "-l", "--project", "--milestone" -> "-d DEPARTMENT; the support desk sorts tickets";
            case "--web", "-w" -> VIEW + " --web";
            case "--comments", "-c" -> VIEW + ", which shows all messages";
            case "--repo", "-R" -> "-p PROFILE";
            case "--json" -> "-o json";
            case "--format", "--output-format" -> "-o FORMAT";
            default -> null;
        };
    }
}
