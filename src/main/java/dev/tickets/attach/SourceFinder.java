package dev.tickets.attach;

import dev.tickets.ticket.AttachmentSpec;
import dev.tickets.ticket.InvisibleCharacters;
import dev.tickets.ticket.TicketNumber;
import dev.tickets.ticket.TicketsException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystemLoopException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds the files of the specs. Each fault is added to the problems; pipes are read to their end. */
final class SourceFinder {
    /** Replaces bytes of an argument that are not UTF-8. */
    private static final char UNREADABLE = '\uFFFD';

    private final Path folder;
    private final InputStream standardInput;
    private final PipeReader pipeReader;
    private final Clock clock;
    private final List<String> remarks;
    private final List<Problem> problems;
    private final ReadPipes pipes;
    private final boolean partly;

    /**
     * @param remarks gets what is said of links and changed names
     * @param partly whether a folder goes without the files that cannot be attached
     */
    SourceFinder(
            PackingContext context,
            PipeReader pipeReader,
            boolean partly,
            List<String> remarks,
            List<Problem> problems) {
        this.folder = context.folder();
        this.standardInput = context.standardInput();
        this.pipeReader = pipeReader;
        this.pipes = context.pipes();
        this.partly = partly;
        this.clock = context.clock();
        this.remarks = remarks;
        this.problems = problems;
    }

    List<AttachmentSource> find(List<String> specs) {
        List<AttachmentSource> sources = new ArrayList<>();
        boolean standardInputTaken = false;
        for (String text : specs) {
            try {
                AttachmentSpec spec = AttachmentSpec.parse(text, folder);
                if (spec.isWithoutPath()) {
                    problem(text.isEmpty() ? "''" : text, "the path is empty; is a variable unset?");
                } else if (spec.isStandardInput() && standardInputTaken) {
                    problem(text, "standard input can be attached only once");
                } else {
                    find(spec).ifPresent(sources::add);
                }
                standardInputTaken = standardInputTaken || spec.isStandardInput();
            } catch (InvalidPathException e) {
                problem(text, "is not a valid file name");
            } catch (IOException e) {
                problem(text, "cannot be read: " + PackFault.of(e));
            } catch (TicketsException e) {
                problem(text, PackFault.ofStaging(e, partly));
            }
        }
        return sources;
    }

    private Optional<AttachmentSource> find(AttachmentSpec spec) throws IOException {
        Path path = spec.path();
        if (path != null) {
            if (Files.notExists(path)) {
                return problem(spec.text(), absence(spec, path));
            }
            // a file in a folder without permission to enter is not absent
            path.getFileSystem().provider().checkAccess(path);
        }
        String name = name(spec);
        if (InvisibleCharacters.isBlank(name)
                || name.chars().anyMatch(Character::isISOControl)
                || name.indexOf('/') >= 0) {
            return problem(spec.text(), "the name contains / or a control character; use a plain name: -a NAME=PATH");
        }
        return path == null ? take(spec, name, standardInput) : find(spec, name, path);
    }

    private static String name(AttachmentSpec spec) {
        Path fileName = spec.path() == null ? null : spec.path().normalize().getFileName();
        return spec.name() != null ? spec.name() : fileName == null ? "" : fileName.toString();
    }

    private Optional<AttachmentSource> find(AttachmentSpec spec, String name, Path path) throws IOException {
        // the target of a pipe's link has no path
        if (Files.isSymbolicLink(path) && (Files.isDirectory(path) || Files.isRegularFile(path))) {
            remarks.add(spec.text() + " is a link to " + path.toRealPath());
        }
        if (Files.isDirectory(path)) {
            return folder(spec, name, path);
        }
        if (spec.isPipe()) {
            if (spec.name() == null) {
                return problem(
                        spec.text(),
                        "is a pipe without a name; give the attachment a name: -a NAME=" + asTyped(spec.text()));
            }
            return take(spec, name, path);
        }
        return file(spec, name, path);
    }

    /** The shell replaces {@code <(command)} by a generated name. */
    private static String asTyped(String pipe) {
        return pipe.startsWith("/dev/fd/") || pipe.startsWith("/proc/") ? "<(command)" : pipe;
    }

    private static String absence(AttachmentSpec spec, Path path) {
        if (Files.isSymbolicLink(path)) {
            return "is a link to a file that does not exist";
        }
        if (TicketNumber.isNumber(spec.text())) {
            return "the file does not exist; put the ticket's number before -a";
        }
        if (spec.text().indexOf(UNREADABLE) >= 0) {
            return "the file does not exist; if its name is not UTF-8: -a NAME=<(cat FILE)";
        }
        return spec.text().startsWith("-")
                ? "neither a file nor an option of this name exists"
                : "the file does not exist";
    }

    private Optional<AttachmentSource> file(AttachmentSpec spec, String name, Path path) throws IOException {
        if (!Files.isRegularFile(path)) {
            return problem(spec.text(), "is a device or a socket, not a regular file");
        }
        if (!Files.isReadable(path)) {
            return problem(spec.text(), "cannot be read: permission denied");
        }
        long size = Files.size(path);
        if (ProcFile.is(path, size)) {
            return take(spec, name, path);
        }
        if (size == 0) {
            return problem(spec.text(), "is empty");
        }
        return Optional.of(AttachmentSource.file(
                spec.text(), name, path, size, Files.getLastModifiedTime(path).toInstant()));
    }

    private Optional<AttachmentSource> folder(AttachmentSpec spec, String name, Path path) throws IOException {
        List<AttachmentSource.Inner> content = new ArrayList<>();
        int before = problems.size();
        Visitor visitor = new Visitor(path, name, content);
        Files.walkFileTree(path, EnumSet.of(FileVisitOption.FOLLOW_LINKS), Integer.MAX_VALUE, visitor);
        visitor.sayLinks(spec.text());
        if (problems.size() > before && (!partly || content.isEmpty())) {
            return Optional.empty();
        }
        if (content.isEmpty()) {
            return problem(spec.text(), "is a folder without files");
        }
        content.sort(Comparator.comparing(AttachmentSource.Inner::name));
        return Optional.of(AttachmentSource.folder(spec.text(), name, path, clock.instant(), content));
    }

    private final class Visitor extends SimpleFileVisitor<Path> {
        private final Path top;
        private final String name;
        private final List<AttachmentSource.Inner> content;
        private final Set<String> names = new HashSet<>();
        private int links;

        Visitor(Path top, String name, List<AttachmentSource.Inner> content) {
            this.top = top;
            this.name = name;
            this.content = content;
        }

        @Override
        public FileVisitResult preVisitDirectory(Path inner, BasicFileAttributes attributes) {
            countLink(inner);
            return FileVisitResult.CONTINUE;
        }

        /** The link of the folder itself is already reported. */
        private void countLink(Path inner) {
            if (!inner.equals(top) && Files.isSymbolicLink(inner)) {
                links++;
            }
        }

        /** One line for all links: a folder may hold thousands. */
        void sayLinks(String spec) {
            if (links > 0) {
                remarks.add(spec + ": " + links + (links == 1 ? " link" : " links") + " in the folder followed");
            }
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            if (!attributes.isRegularFile()) {
                problem(file.normalize().toString(), "is a device, pipe or socket, or a link to nothing");
            } else if (!Files.isReadable(file)) {
                problem(file.normalize().toString(), "cannot be read: permission denied");
            } else if (ProcFile.is(file, attributes.size())) {
                problem(file.normalize().toString(), "the length is unknown before reading; attach the file directly");
            } else {
                countLink(file);
                content.add(new AttachmentSource.Inner(
                        unique(name + "/" + top.relativize(file)),
                        file,
                        attributes.size(),
                        attributes.lastModifiedTime().toInstant()));
            }
            return FileVisitResult.CONTINUE;
        }

        /** Names that are not UTF-8 may look alike when they are read as UTF-8. */
        private String unique(String entry) {
            String unique = entry;
            for (int i = 2; !names.add(unique); i++) {
                unique = entry + " (" + i + ")";
            }
            if (!unique.equals(entry)) {
                remarks.add("another file has the name " + entry + ": this file is " + unique + " in the archive");
            }
            return unique;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException e) {
            problem(
                    file.normalize().toString(),
                    e instanceof FileSystemLoopException
                            ? "is a link in a cycle of links"
                            : "cannot be read: " + PackFault.of(e));
            return FileVisitResult.CONTINUE;
        }
    }

    private Optional<AttachmentSource> take(AttachmentSpec spec, String name, Path path) throws IOException {
        try (InputStream in = Files.newInputStream(path)) {
            return take(spec, name, in);
        }
    }

    private Optional<AttachmentSource> take(AttachmentSpec spec, String name, InputStream in) throws IOException {
        PipeReader.Taken taken = pipeReader.take(name, in);
        if (taken.size() == 0) {
            return problem(spec.text(), "the pipe is empty; check the command");
        }
        pipes.add(spec.text(), name, taken.file(), pipeReader.isEncrypting());
        return Optional.of(AttachmentSource.file(spec.text(), name, taken.file(), taken.size(), clock.instant()));
    }

    private Optional<AttachmentSource> problem(String spec, String what) {
        int remedy = what.indexOf("; ");
        problems.add(
                remedy < 0
                        ? new Problem(spec, what)
                        : new Problem(spec, what.substring(0, remedy), what.substring(remedy)));
        return Optional.empty();
    }
}
