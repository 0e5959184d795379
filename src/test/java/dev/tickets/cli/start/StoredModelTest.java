package dev.tickets.cli.start;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tickets.cli.CommandNames;
import dev.tickets.cli.TicketsCommand;
import dev.tickets.cli.Verbatim;
import dev.tickets.testing.Cli;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** What {@link StoredModel} parses with is what picocli would read from the annotations. */
class StoredModelTest {
    @TempDir
    Path folder;

    @Test
    void the_root_is_that_of_the_annotations() {
        CommandSpec annotated = GeneratedFilesTest.program(folder).getCommandSpec();

        assertThat(facts(StoredModel.of("tickets", new TicketsCommand()))).isEqualTo(facts(annotated));
    }

    @Test
    void every_command_is_that_of_its_annotations() {
        int compared = 0;
        for (CommandLine command :
                GeneratedFilesTest.program(folder).getSubcommands().values()) {
            CommandSpec annotated = command.getCommandSpec();
            if (OptionTableSource.isSimple(annotated)) {
                CommandSpec stored = StoredModel.of(annotated.name(), annotated.userObject());
                assertThat(facts(stored)).as(annotated.name()).isEqualTo(facts(annotated));
                compared++;
            }
        }
        assertThat(compared).isGreaterThan(10);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-h", "--help", "-qh", "-V", "--version"})
    void whoever_asks_for_help_gets_the_model_with_descriptions(String help) {
        assertThat(StoredModel.suffice(List.of("list"), "list", help)).isFalse();
        assertThat(StoredModel.suffice(List.of("list"), help, "list")).isFalse();
    }

    @Test
    void a_command_with_commands_of_its_own_has_no_rows() {
        assertThat(StoredModel.suffice(List.of("outbox"), "outbox", "list")).isFalse();
        assertThat(StoredModel.suffice(CommandNames.ALL, "lsit")).isFalse();
        assertThat(StoredModel.suffice(List.of("list"), "list", "-o", "json", "--limit", "3"))
                .isTrue();
    }

    @Test
    void the_help_of_a_command_is_whole_wherever_it_is_asked_for() {
        String whole = new Cli(folder).run("list", "--help").out();

        assertThat(whole).contains("List tickets, newest activity first.", "Only tickets of this department");
        assertThat(new Cli(folder).run("list", "-qh").out()).isEqualTo(whole);
        assertThat(new Cli(folder).run("-h", "list").out()).isNotEmpty();
    }

    private static String facts(CommandSpec command) {
        StringBuilder facts = new StringBuilder();
        for (ArgSpec argument : command.args()) {
            if (!argument.inherited()) {
                facts.append(facts(argument)).append('\n');
            }
        }
        return facts.toString();
    }

    /** Everything about an argument that decides how it is parsed, and how a mistake is put into words. */
    private static List<Object> facts(ArgSpec argument) {
        List<Object> facts = new ArrayList<>();
        facts.add(argument.paramLabel());
        facts.add(argument.hideParamSyntax());
        facts.add(argument.arity());
        facts.add(argument.required());
        facts.add(argument.type());
        facts.add(Arrays.asList(argument.auxiliaryTypes()));
        facts.add(argument.converters().length);
        facts.add(argument.interactive());
        facts.add(argument.splitRegex());
        facts.add(String.valueOf(argument.defaultValue()));
        facts.add(String.valueOf(argument.mapFallbackValue()));
        facts.add(argument.scopeType());
        facts.add(argument.preprocessor().getClass());
        facts.add(String.valueOf(argument.parameterConsumer() == null ? null : Verbatim.class));
        Object value = argument.getValue();
        facts.add(String.valueOf(value));
        if (argument instanceof OptionSpec option) {
            facts.add(List.of(option.names()));
            facts.add(option.usageHelp());
            facts.add(option.versionHelp());
            facts.add(option.negatable());
            facts.add(option.fallbackValue());
        } else if (argument instanceof PositionalParamSpec parameter) {
            facts.add(parameter.index());
        }
        return facts;
    }
}
