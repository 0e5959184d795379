package dev.tickets.compose;

import dev.tickets.terminal.Prompts.Candidate;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What helps to answer the wizard's questions.
 *
 * @param editor the user's editor; null for none
 * @param subjects the subjects of earlier tickets, the latest last
 * @param paths reads typed paths
 * @param completion of paths
 */
public record WizardTools(
        @Nullable MessageEditor editor,
        Templates templates,
        List<String> subjects,
        TypedPaths paths,
        Function<String, List<Candidate>> completion) {}
