package dev.tickets.cli.help;

import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * Options of a command that belong together.
 *
 * @param heading the text above them
 * @param options in the order of the command, without hidden ones
 */
public record OptionSection(String heading, List<OptionSpec> options) {
    /** The heading of the options that every command has. */
    public static final String GENERAL = "General";

    private static final String OTHER = "Options";

    /** The sections of a command in the order of their first options; the options of every command are the last one. */
    public static List<OptionSection> of(CommandSpec command) {
        Map<String, List<OptionSpec>> sections = new LinkedHashMap<>();
        List<OptionSpec> general = new ArrayList<>();
        for (OptionSpec option : command.options()) {
            if (option.hidden()) {
                continue;
            }
            String heading = heading(option, command);
            (heading.equals(GENERAL) ? general : sections.computeIfAbsent(heading, none -> new ArrayList<>()))
                    .add(option);
        }
        List<OptionSection> all = new ArrayList<>();
        sections.forEach((heading, options) -> all.add(new OptionSection(heading, options)));
        all.add(new OptionSection(GENERAL, general));
        return all;
    }

    /** The common options of a command, without those that it inherits; empty if its help describes all. */
    static List<OptionSpec> common(CommandSpec command) {
        List<OptionSpec> common = new ArrayList<>();
        for (OptionSpec option : command.options()) {
            if (!option.inherited()
                    && option.userObject() instanceof AnnotatedElement place
                    && place.isAnnotationPresent(Common.class)) {
                common.add(option);
            }
        }
        return common;
    }

    private static String heading(OptionSpec option, CommandSpec command) {
        String own = option.userObject() instanceof AnnotatedElement place ? heading(place) : null;
        if (own == null && option.userObject() instanceof Field field) {
            own = heading(field.getDeclaringClass());
        }
        if (own == null) {
            own = heading(command.userObject().getClass());
        }
        return own == null ? OTHER : own;
    }

    private static @Nullable String heading(AnnotatedElement place) {
        Section section = place.getAnnotation(Section.class);
        return section == null ? null : section.value();
    }
}
