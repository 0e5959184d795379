package dev.tickets.cli.completion;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ScopeType;

/** A small program with one of each thing that a completion script has to know. */
@Command(
        name = "tickets",
        subcommands = {
            SampleProgram.ListTickets.class,
            SampleProgram.Create.class,
            SampleProgram.View.class,
            SampleProgram.Outbox.class,
            SampleProgram.Sandbox.class,
            SampleProgram.Completion.class,
            SampleProgram.Secret.class
        })
final class SampleProgram {
    static CommandSpec spec() {
        return new CommandLine(new SampleProgram()).getCommandSpec();
    }

    enum Format {
        TABLE,
        JSON,
        TSV;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FORMAT",
            scope = ScopeType.INHERIT,
            defaultValue = "table",
            description = {"One of ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).", "A second line."})
    @Nullable
    Format output;

    @Option(
            names = {"-p", "--profile"},
            paramLabel = "PROFILE",
            scope = ScopeType.INHERIT)
    @Nullable
    String profile;

    @Option(names = "-q", scope = ScopeType.INHERIT, description = "Say nothing but [errors]: it's 100%% quiet.")
    boolean quiet;

    @Option(names = "--trace", hidden = true, scope = ScopeType.INHERIT)
    boolean trace;

    @Command(name = "list", aliases = "ls", description = "List tickets: $newest \"first\".")
    static final class ListTickets {
        @Option(names = "--status", completionCandidates = Statuses.class, paramLabel = "STATUS")
        @Nullable
        String status;

        @Option(names = "--search", paramLabel = "TEXT", description = "Search%nfor this (default: ${DEFAULT-VALUE}).")
        @Nullable
        String search;
    }

    static final class Statuses implements Iterable<String> {
        @Override
        public java.util.Iterator<String> iterator() {
            return List.of("open", "closed").iterator();
        }
    }

    @Command(name = "create", description = "Create a @|bold new|@ ticket.")
    static final class Create {
        @Option(names = "-s", paramLabel = "SUBJECT")
        @Nullable
        String subject;

        @Option(
                names = {"-F", "--file"},
                paramLabel = "BODY")
        @Nullable
        Path file;

        @Option(
                names = {"-d", "--department"},
                paramLabel = "DEPARTMENT")
        @Nullable
        String department;

        @Option(names = "--service", paramLabel = "SERVICE")
        @Nullable
        String service;

        @Option(names = "--cc", paramLabel = "ADDRESSES")
        List<String> cc = List.of();

        @Option(names = "--encrypt-to", paramLabel = "KEYFILE")
        @Nullable
        String key;

        @Option(names = "--keep", paramLabel = "DIR")
        @Nullable
        Path keep;

        @Option(
                names = {"-a", "--attach"},
                arity = "1..*",
                paramLabel = "SPEC")
        List<String> attach = List.of();

        @Option(names = "--zip", arity = "0..1", completionCandidates = All.class, paramLabel = "WHICH")
        @Nullable
        String zip;
    }

    static final class All implements Iterable<String> {
        @Override
        public java.util.Iterator<String> iterator() {
            return List.of("all").iterator();
        }
    }

    @Command(name = "view", description = "Show a ticket.")
    static final class View {
        @Parameters(paramLabel = "NUMBER")
        @Nullable
        String number;
    }

    @Command(name = "outbox", description = "What waits.", subcommands = Mark.class)
    static final class Outbox {}

    @Command(name = "mark", description = "Resolve an entry.")
    static final class Mark {
        @Parameters(index = "0", paramLabel = "ID")
        @Nullable
        String id;

        @Parameters(index = "1", paramLabel = "arrived|lost")
        @Nullable
        String how;

        @Parameters(index = "2", paramLabel = "NUMBER", arity = "0..1")
        @Nullable
        String number;
    }

    @Command(
            name = "sandbox",
            description = "The practice portal.",
            subcommands = {Serve.class, Answer.class})
    static final class Sandbox {}

    @Command(name = "serve", description = "Serve it.")
    static final class Serve {
        @Option(names = "--port", paramLabel = "PORT")
        int port;

        @Option(names = "--draft", paramLabel = "DRAFT")
        @Nullable
        String draft;

        @Option(names = "--template", paramLabel = "TEMPLATE", completionCandidates = BuiltIn.class)
        @Nullable
        String template;
    }

    static final class BuiltIn implements Iterable<String> {
        @Override
        public java.util.Iterator<String> iterator() {
            return List.of("incident", "question").iterator();
        }
    }

    /** What this user has written: two drafts, one of which is being thrown away, and templates of their own. */
    static void write(Path state, Path config) throws IOException {
        Files.createDirectories(state.resolve("tickets/drafts/260102-aaaa"));
        Files.createFile(state.resolve("tickets/drafts/260102-aaaa/draft.json"));
        Files.createDirectories(state.resolve("tickets/drafts/260102-gone"));
        Path templates = Files.createDirectories(config.resolve("tickets/templates"));
        for (String name : List.of("disk.md", "net_2.txt", "not one.md", "README.html", "incident.md")) {
            Files.createFile(templates.resolve(name));
        }
    }

    @Command(name = "answer", description = "Answer a ticket.")
    static final class Answer {
        @Parameters(index = "0", paramLabel = "NUMBER")
        @Nullable
        String number;

        @Parameters(index = "1", paramLabel = "FORMAT")
        @Nullable
        Format format;

        @Parameters(index = "2..*", paramLabel = "FILE")
        List<Path> files = List.of();
    }

    @Command(name = "completion", description = "Print a completion script.")
    static final class Completion {
        @Parameters(index = "0", paramLabel = "SHELL")
        @Nullable
        Shell shell;
    }

    @Command(name = "secret", hidden = true, description = "Not for everybody.")
    static final class Secret {}
}
