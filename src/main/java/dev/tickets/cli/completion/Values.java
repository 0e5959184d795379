package dev.tickets.cli.completion;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import picocli.CommandLine.Model.ArgSpec;

/**
 * The candidates for the value of a flag or for an argument.
 *
 * @param kind where the values come from
 * @param words the values themselves, for {@link Kind#WORDS}, and those that are built in, for {@link Kind#TEMPLATES}
 */
record Values(Kind kind, List<String> words) {
    /** Where values come from. */
    enum Kind {
        /** Free text: no candidates, in particular no file names. */
        TEXT,
        WORDS,
        FILES,
        FOLDERS,
        /** The ids of the user's drafts: folders in the state folder, which the shell finds by itself. */
        DRAFTS,
        /** The user's own templates too: files in the configuration folder. */
        TEMPLATES
    }

    private static final Set<String> FILE_LABELS = Set.of("FILE", "PATH", "SPEC");
    private static final String FOLDER_LABEL = "DIR";
    private static final String DRAFT_LABEL = "DRAFT";
    private static final String TEMPLATE_LABEL = "TEMPLATE";

    Values {
        words = List.copyOf(words);
    }

    /** Determined by label and candidates of the argument, then by its type. */
    static Values of(ArgSpec argument) {
        List<String> words = new ArrayList<>();
        if (argument.completionCandidates() != null) {
            argument.completionCandidates().forEach(words::add);
        }
        String label = argument.paramLabel();
        if (label.equals(TEMPLATE_LABEL)) {
            return new Values(Kind.TEMPLATES, words);
        }
        if (!words.isEmpty()) {
            return new Values(Kind.WORDS, words);
        }
        if (label.equals(DRAFT_LABEL)) {
            return new Values(Kind.DRAFTS, words);
        }
        if (label.equals(FOLDER_LABEL)) {
            return new Values(Kind.FOLDERS, words);
        }
        boolean file = FILE_LABELS.contains(label)
                || Stream.of(argument.auxiliaryTypes()).anyMatch(type -> type == Path.class || type == File.class);
        return new Values(file ? Kind.FILES : Kind.TEXT, words);
    }
}
