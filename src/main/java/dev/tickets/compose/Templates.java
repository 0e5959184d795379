package dev.tickets.compose;

import dev.tickets.state.TrustedFiles;
import dev.tickets.state.Utf8;
import dev.tickets.ticket.ErrorCode;
import dev.tickets.ticket.IoReason;
import dev.tickets.ticket.TicketsException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The templates by name: the user's files {@code NAME.md} or {@code NAME.txt} in a folder, and the built-in ones. A
 * user's template replaces the built-in one of the same name.
 */
public final class Templates {
    /** The built-in templates. */
    public static final List<String> BUILT_IN = List.of("incident", "question");

    private static final List<String> ENDINGS = List.of(".md", ".txt");
    private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}_][\\p{L}\\p{N}._-]*");
    private static final int LARGEST = 256 << 10;

    private final Path folder;
    private final TrustedFiles trust;

    /** @param folder the folder of the user's templates, which may be missing */
    public Templates(Path folder, TrustedFiles trust) {
        this.folder = folder;
        this.trust = trust;
    }

    /**
     * The template of a name.
     *
     * @throws TicketsException (not-found) that names all templates, (usage) when its file is not text, or another user
     *     can change it
     */
    public Template get(String name) {
        if (NAME.matcher(name).matches()) {
            for (String ending : ENDINGS) {
                Path file = trust.checked(folder.resolve(name + ending));
                if (Files.isRegularFile(file)) {
                    return Template.parse(name, read(file));
                }
            }
            if (BUILT_IN.contains(name)) {
                return Template.parse(name, builtIn(name));
            }
        }
        throw new TicketsException(
                ErrorCode.NOT_FOUND,
                "template '" + name + "' does not exist",
                "templates: " + String.join(", ", names()) + "; put your own as NAME.md into " + folder);
    }

    /** The names of all templates, in order. */
    public List<String> names() {
        Set<String> names = new TreeSet<>(BUILT_IN);
        if (Files.isDirectory(trust.checked(folder))) {
            try (Stream<Path> files = Files.list(folder)) {
                files.filter(Files::isRegularFile)
                        .map(file -> String.valueOf(file.getFileName()))
                        .forEach(file -> ENDINGS.stream()
                                .filter(file::endsWith)
                                .map(ending -> file.substring(0, file.length() - ending.length()))
                                .filter(NAME.asMatchPredicate())
                                .forEach(names::add));
            } catch (IOException e) {
                throw IoReason.failure(ErrorCode.USAGE, "cannot read the templates in " + folder, folder, e);
            }
        }
        return List.copyOf(names);
    }

    private static String read(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(LARGEST + 1);
            if (bytes.length > LARGEST) {
                throw TicketsException.usage("the template " + file + " is larger than " + LARGEST + " bytes", null);
            }
            return text(file, bytes);
        } catch (IOException e) {
            throw IoReason.failure(ErrorCode.USAGE, "cannot read the template " + file, file, e);
        }
    }

    private static String text(Path file, byte[] bytes) {
        try {
            if (!Utf8.isUtf16(bytes)) {
                return Utf8.decode(bytes);
            }
        } catch (CharacterCodingException e) {
            throw notUtf8(file, bytes, e);
        }
        throw notUtf8(file, bytes, null);
    }

    private static TicketsException notUtf8(Path file, byte[] bytes, @Nullable Exception cause) {
        return new TicketsException(
                ErrorCode.USAGE, "the template " + file + " " + Utf8.fault(bytes), Utf8.remedy(bytes), cause);
    }

    private static String builtIn(String name) {
        try (InputStream in = Templates.class.getResourceAsStream(name + ".txt")) {
            if (in == null) {
                throw new IllegalStateException("the program was built without the template " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
