package dev.tickets.cli.start;

import dev.tickets.cli.AttachmentOptions;
import dev.tickets.cli.Verbatim;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.IGetter;
import picocli.CommandLine.Model.ISetter;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ScopeType;

/**
 * Models of commands from the {@link OptionTable}, which is generated from their annotations. Arguments are parsed as
 * with picocli's models from the annotations, only faster: to read annotations, Java makes classes at run time, which
 * no archive keeps, and that takes a fifth of the time of a list. These models lack the texts of the help, so help uses
 * picocli's models.
 */
final class StoredModel {
    private StoredModel() {}

    /** Whether the arguments can be parsed with these models: the command has one, and nothing asks for help. */
    static boolean suffice(List<String> commands, String... args) {
        if (commands.size() != 1 || OptionTable.of(commands.get(0)) == null) {
            return false;
        }
        for (String arg : args) {
            if (mayAskForHelp(arg)) {
                return false;
            }
        }
        return true;
    }

    /** Also true for the value of an option, which only costs time. */
    private static boolean mayAskForHelp(String arg) {
        if (arg.startsWith("--")) {
            return arg.startsWith("--help") || arg.startsWith("--version");
        }
        return arg.startsWith("-") && (arg.indexOf('h') > 0 || arg.indexOf('V') > 0);
    }

    /**
     * The model of a command that has one.
     *
     * @param command the object whose fields receive the options
     */
    static CommandSpec of(String name, Object command) {
        CommandSpec spec = CommandSpec.wrapWithoutInspection(command).name(name);
        String table = String.valueOf(OptionTable.of(name));
        int end;
        for (int start = 0; start < table.length(); start = end + 1) {
            end = table.indexOf('\n', start);
            add(spec, command, table.substring(start, end).split(" "));
        }
        return spec;
    }

    private static void add(CommandSpec spec, Object command, String... row) {
        Place place = Place.of(command, row[2]);
        if (row[0].charAt(0) == '-') {
            spec.addOption(option(place, row));
        } else {
            spec.addPositional(parameter(place, row));
        }
    }

    private static OptionSpec option(Place place, String... row) {
        OptionSpec.Builder option = OptionSpec.builder(row[0].split(","))
                .paramLabel(row[1])
                .type(place.field().getType())
                .initialValue(place.get())
                .getter(place)
                .setter(place);
        for (int i = 3; i < row.length; i++) {
            switch (row[i]) {
                case "inherited" -> option.scopeType(ScopeType.INHERIT);
                case "required" -> option.required(true);
                case "help" -> option.usageHelp(true);
                case "version" -> option.versionHelp(true);
                case "Verbatim" -> option.parameterConsumer(new Verbatim());
                case "OnlyAttached" -> option.preprocessor(new AttachmentOptions.OnlyAttached());
                default -> option.arity(row[i]);
            }
        }
        return option.build();
    }

    private static PositionalParamSpec parameter(Place place, String... row) {
        PositionalParamSpec.Builder parameter = PositionalParamSpec.builder()
                .index(row[0])
                .paramLabel(row[1])
                .type(place.field().getType())
                .initialValue(place.get())
                .getter(place)
                .setter(place);
        for (int i = 3; i < row.length; i++) {
            if (row[i].equals("required")) {
                parameter.required(true);
            } else {
                parameter.arity(row[i]);
            }
        }
        return parameter.build();
    }

    /** Sets the field of an option. */
    private record Place(Object target, Field field) implements IGetter, ISetter {
        /** @param path a field of the command, or {@code options.field} for a shared option */
        static Place of(Object command, String path) {
            try {
                int dot = path.indexOf('.');
                Object target = dot < 0 ? command : shared(command, path.substring(0, dot));
                return new Place(target, accessible(target, path.substring(dot + 1)));
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException("the table of options is of another version: " + path, e);
            }
        }

        private static Object shared(Object command, String name) throws ReflectiveOperationException {
            Field field = accessible(command, name);
            Object shared = field.get(command);
            if (shared == null) {
                Constructor<?> constructor = field.getType().getDeclaredConstructor();
                constructor.setAccessible(true);
                shared = constructor.newInstance();
                field.set(command, shared);
            }
            return shared;
        }

        private static Field accessible(Object target, String name) throws NoSuchFieldException {
            Field field = target.getClass().getDeclaredField(name);
            field.setAccessible(true);
            return field;
        }

        @Override
        @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // picocli's own signature
        public <T> @Nullable T get() {
            try {
                return (T) field.get(target);
            } catch (IllegalAccessException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public <T> @Nullable T set(@Nullable T value) throws IllegalAccessException {
            T old = get();
            field.set(target, value);
            return old;
        }
    }
}
