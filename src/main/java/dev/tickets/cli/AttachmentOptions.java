package dev.tickets.cli;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** The files to attach. */
final class AttachmentOptions {
    @Option(
            names = {"-a", "--attach"},
            paramLabel = "FILE",
            arity = "1..*",
            description = "Attach these files; NAME=FILE sends a file under another name. May be repeated.")
    List<String> specs = new ArrayList<>();
}
