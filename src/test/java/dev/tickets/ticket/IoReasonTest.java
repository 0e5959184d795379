package dev.tickets.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.EOFException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.ClosedChannelException;
import java.nio.charset.MalformedInputException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What a user reads of a file operation that failed, and what helps. */
class IoReasonTest {
    private static final Path STATE = Path.of("/var/my state");

    /** The words of the system as Java passes them on: beside a path, alone, and behind a path in brackets. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Permission denied | permission denied | fix the permissions with chown or chmod: ls -ld '/var/my"
                        + " state'",
                "Operation not permitted | permission denied | fix the permissions with chown or chmod: ls -ld"
                        + " '/var/my state'",
                "No space left on device | no space left on the disk | free space: df '/var/my state' and df -i"
                        + " '/var/my state' show the full file system",
                "Disk quota exceeded | the disk quota is exceeded | free space within your quota: quota -s",
                "Quota exceeded | the disk quota is exceeded | free space within your quota: quota -s",
                "Read-only file system | the file system is read-only | mount the file system writable (mount -o"
                        + " remount,rw), or choose another folder; dmesg may show the reason",
                "Too many open files | too many open files | ulimit -n 1024",
                "No file descriptors available | too many open files | ulimit -n 1024",
                "Too many open files in system | too many open files on this machine | end other programs, or raise"
                        + " fs.file-max",
                "File too large | the file is larger than the limit | allow large files with ulimit -f unlimited,"
                        + " or use a file system that supports them",
                "File name too long | the name is too long | use a shorter name",
                "Filename too long | the name is too long | use a shorter name",
                "Not a directory | a part of the path is not a folder | ls -ld '/var/my state'",
                "Is a directory | the path is a folder | the path must be a file: ls -ld '/var/my state'",
                "Too many levels of symbolic links | the symbolic links form a cycle | remove one of the links: ls"
                        + " -l '/var/my state'",
                "Symbolic link loop | the symbolic links form a cycle | remove one of the links: ls -l '/var/my state'",
                "Too many links | the file has too many links | use another folder",
                "Stale file handle | the network file system lost the file (stale handle) | mount the file system"
                        + " again",
                "Input/output error | input/output error: the disk fails | check the disk; dmesg shows errors",
                "I/O error | input/output error: the disk fails | check the disk; dmesg shows errors",
                "No locks available | this file system does not support locks | put the folder on a local disk:"
                        + " XDG_STATE_HOME=/other/folder",
                "Cannot allocate memory | there is not enough memory | end other programs, or raise ulimit -v",
                "Transport endpoint is not connected | the file system is not connected | mount the file system again",
                "Device or resource busy | another program uses the file | end that program, then try again",
                "Operation not supported | this file system does not support the operation | use a folder on"
                        + " another file system",
            })
    void what_the_system_says_is_told_in_words_with_what_helps(String said, String words, String remedy) {
        for (IOException e : List.of(
                new FileSystemException("/var/my state/x", null, said),
                new IOException(said),
                new FileNotFoundException("/var/my state/x (" + said + ")"),
                new IOException(new IOException(said)))) {
            assertThat(IoReason.words(e)).isEqualTo(words);
            assertThat(IoReason.of(e).remedy(STATE)).isEqualTo(remedy);
        }
    }

    static Stream<Arguments> kinds() {
        return Stream.of(
                Arguments.of(new AccessDeniedException("/x"), "permission denied"),
                Arguments.of(new NoSuchFileException("/x"), "the file or folder does not exist"),
                Arguments.of(new FileNotFoundException("/x"), "the file or folder does not exist"),
                Arguments.of(new FileAlreadyExistsException("/x"), "a file of that name exists"),
                Arguments.of(new DirectoryNotEmptyException("/x"), "the folder is not empty"),
                Arguments.of(new NotDirectoryException("/x"), "a part of the path is not a folder"),
                Arguments.of(new FileSystemLoopException("/x"), "the symbolic links form a cycle"),
                Arguments.of(new ClosedByInterruptException(), "interrupted"),
                Arguments.of(new ClosedChannelException(), "the file is closed"),
                Arguments.of(new MalformedInputException(1), "the file is not UTF-8 text"),
                Arguments.of(new EOFException(), "the data ends too early"),
                Arguments.of(new ZipException("invalid END header"), "the file is not a zip file, or is damaged"),
                Arguments.of(new SocketTimeoutException("Read timed out"), "no answer in time"),
                Arguments.of(new UnknownHostException("portal.example"), "unknown host portal.example"),
                Arguments.of(
                        new IOException("Cannot run program \"vi\": error=2, No such file or directory"),
                        "the file or folder does not exist"),
                Arguments.of(
                        new IOException("Cannot run program \"sh\": error=11, Resource temporarily unavailable"),
                        "the system cannot start more processes"),
                Arguments.of(new IOException("Cannot run program \"sh\": error=24, x"), "too many open files"),
                // what is said in words already, and what says nothing
                Arguments.of(new IOException("the manifest belongs to x"), "the manifest belongs to x"),
                Arguments.of(new IOException("x: No space left on device"), "x: No space left on device"),
                Arguments.of(new IOException(new IllegalStateException("odd")), "odd"),
                Arguments.of(new IOException(), "the system gives no reason"),
                Arguments.of(new IOException(new IllegalStateException()), "the system gives no reason"),
                Arguments.of(new FileSystemException("/x"), "the system gives no reason"),
                Arguments.of(new IOException(new UncheckedIOException(new EOFException())), "the data ends too early"));
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void each_kind_of_failure_is_told_without_the_name_of_a_class(IOException e, String words) {
        assertThat(IoReason.words(e)).isEqualTo(words);
    }

    @Test
    void what_else_is_to_do_follows_the_remedy() {
        IOException full = new IOException("No space left on device");

        assertThat(IoReason.failure(ErrorCode.USAGE, "cannot keep it", null, "or leave it", full))
                .hasMessage("cannot keep it: no space left on the disk")
                .returns("free space: df and df -i show the full file system; or leave it", TicketsException::hint);
        assertThat(IoReason.failure(ErrorCode.USAGE, "cannot keep it", null, "or leave it", new IOException("odd")))
                .hasMessage("cannot keep it: odd")
                .returns("or leave it", TicketsException::hint);
    }

    @ParameterizedTest
    @MethodSource
    void errors_of_the_virtual_machine_are_told_in_words(Throwable fault, String words) {
        assertThat(Unexpected.failure(fault)).hasMessage(words);
    }

    static Stream<Arguments> errors_of_the_virtual_machine_are_told_in_words() {
        return Stream.of(
                Arguments.of(new OutOfMemoryError("Java heap space"), "there is not enough memory"),
                Arguments.of(
                        new OutOfMemoryError("unable to create native thread"), "the system cannot start more threads"),
                Arguments.of(new StackOverflowError(), "something is nested too deeply"),
                Arguments.of(new NoClassDefFoundError("a/B"), "cannot load a part of the program"),
                Arguments.of(new ExceptionInInitializerError(), "cannot load a part of the program"),
                Arguments.of(new InternalError("x"), "Java has failed"),
                Arguments.of(new NullPointerException("x"), "unexpected: a bug in tickets"),
                Arguments.of(
                        new UncheckedIOException("cannot ask", new AccessDeniedException("/x")),
                        "cannot ask: permission denied"));
    }

    /** The rule for every message: an exception in it shows a class name, or a path alone. */
    @Test
    void no_message_holds_an_exception_as_java_prints_it() throws IOException {
        Pattern whole = Pattern.compile("\" \\+ (e|noRoom|failure|cause)\\b[,;)]|getClass\\(\\)\\.get(Simple)?Name");
        Pattern caught = Pattern.compile(
                "catch \\((IOException|UncheckedIOException) (\\w+)\\) \\{(.*?)\\n {8}\\S?\\}", Pattern.DOTALL);
        List<String> found = new ArrayList<>();
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            for (Path file : files.filter(file -> file.toString().endsWith(".java")
                            && !file.toString().contains("portal/http"))
                    .toList()) {
                String source = Files.readString(file);
                if (whole.matcher(source).find()) {
                    found.add(file.toString());
                }
                Matcher block = caught.matcher(source);
                while (block.find()) {
                    if (block.group(3).replaceAll("assert .*", "").contains(block.group(2) + ".getMessage()")) {
                        found.add(file + ": " + block.group(3).strip());
                    }
                }
            }
        }
        assertThat(found).isEmpty();
    }
}
