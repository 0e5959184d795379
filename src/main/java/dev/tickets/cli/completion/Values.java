package dev.tickets.cli.completion;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import picocli.CommandLine.Model.ArgSpec;

/**
 * The candidates for the value of a flag or for an argument, as the scripts spell them: words, and sources with an
 * {@code @} before their names, all separated by commas. A script reads a source when TAB is pressed: files and
 * folders, drafts, entries of the outbox, and the lists of names in the cache folder.
 *
 * @param spec empty for free text, which has no candidates, in particular no names of files
 */
record Values(String spec) {
    private static final String FILES = "@files";

    /** The candidates by the label of the argument; words of the model come before a source. */
    private static final Map<String, String> SOURCES = Map.ofEntries(
            Map.entry("NUMBER", "@tickets"),
            Map.entry("DEPARTMENT", "@departments"),
            Map.entry("DEPT", "@departments"),
            Map.entry("SERVICE", "@services"),
            Map.entry("STATUS", "open,closed,all,@statuses"),
            Map.entry("ADDRESSES", "@cc"),
            Map.entry("PROFILE", "sandbox,@profiles"),
            Map.entry("DRAFT", "@drafts"),
            Map.entry("TEMPLATE", "@templates"),
            Map.entry("ID", "@outbox"),
            Map.entry("FINGERPRINT", "@keys"),
            Map.entry("KEYFILE", "@keys,@files"),
            Map.entry("DIR", "@folders"),
            Map.entry("FILE", FILES),
            Map.entry("PATH", FILES),
            Map.entry("SPEC", FILES));

    /** Determined by candidates and label of the argument, then by its type. */
    static Values of(ArgSpec argument) {
        List<String> spec = new ArrayList<>();
        if (argument.completionCandidates() != null) {
            argument.completionCandidates().forEach(spec::add);
        }
        String label = argument.paramLabel();
        String source = SOURCES.get(label);
        if (FILES.equals(source) && argument.isOption() && argument.arity().max() > 1) {
            source = "@attachments";
        }
        if (source == null && isFile(argument)) {
            source = FILES;
        }
        if (source != null) {
            spec.add(spec.isEmpty() ? source : source.substring(source.indexOf('@')));
        } else if (label.contains("|")) {
            spec.addAll(List.of(label.split("\\|")));
        }
        return new Values(String.join(",", spec));
    }

    private static boolean isFile(ArgSpec argument) {
        return Stream.of(argument.auxiliaryTypes()).anyMatch(type -> type == Path.class || type == File.class);
    }
}
