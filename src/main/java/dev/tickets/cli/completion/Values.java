package dev.tickets.cli.completion;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import picocli.CommandLine.Model.ArgSpec;

/**
 * What TAB offers as the value of a flag or as an argument. Values that only a file of the cache knows, as departments
 * and ticket numbers, would be one more {@link Kind}, told by its label in {@link #of}; each generator's {@code switch}
 * then asks for its words.
 *
 * @param kind where the values come from
 * @param words the values themselves, for {@link Kind#WORDS}
 */
record Values(Kind kind, List<String> words) {
    /** Where values come from. */
    enum Kind {
        /** Free text: nothing is offered, and above all no file names. */
        TEXT,
        WORDS,
        FILES,
        FOLDERS
    }

    private static final Set<String> FILE_LABELS = Set.of("FILE", "PATH", "SPEC");
    private static final String FOLDER_LABEL = "DIR";

    Values {
        words = List.copyOf(words);
    }

    /** Told by the candidates of the argument, then by its label, then by its type. */
    static Values of(ArgSpec argument) {
        List<String> words = new ArrayList<>();
        if (argument.completionCandidates() != null) {
            argument.completionCandidates().forEach(words::add);
        }
        if (!words.isEmpty()) {
            return new Values(Kind.WORDS, words);
        }
        String label = argument.paramLabel();
        if (label.equals(FOLDER_LABEL)) {
            return new Values(Kind.FOLDERS, words);
        }
        boolean file = FILE_LABELS.contains(label)
                || Stream.of(argument.auxiliaryTypes()).anyMatch(type -> type == Path.class || type == File.class);
        return new Values(file ? Kind.FILES : Kind.TEXT, words);
    }
}
