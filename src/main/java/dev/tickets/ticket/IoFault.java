package dev.tickets.ticket;

import org.jspecify.annotations.Nullable;

/**
 * The reasons for which file operations fail, each with what helps against it. The signs are the texts of glibc, musl
 * and macOS for one value of errno, and for programs that cannot be started the value itself, as Java writes it.
 */
enum IoFault {
    NO_SPACE("no space left on the disk", "make room: df{} and df -i{} show what is full", "No space left on device"),
    QUOTA(
            "the disk quota is exceeded",
            "make room within your quota: quota -s shows it",
            "Disk quota exceeded",
            "Disc quota exceeded",
            "Quota exceeded"),
    READ_ONLY(
            "the file system is read-only",
            "have it mounted writable (mount -o remount,rw), or choose a folder elsewhere; dmesg may say why",
            "Read-only file system"),
    OPEN_FILES_OF_ALL(
            "too many open files on this machine",
            "end other programs, or have fs.file-max raised",
            "Too many open files in system",
            "error=23,"),
    OPEN_FILES(
            "too many open files",
            "ulimit -n 1024",
            "Too many open files",
            "No file descriptors available",
            "error=24,"),
    TOO_LARGE(
            "the file is larger than the limit",
            "ulimit -f unlimited, to make room for large files; or use a file system that takes them",
            "File too large"),
    NAME_TOO_LONG("the name is too long", "use a shorter name", "File name too long", "Filename too long"),
    NOT_A_FOLDER("a part of the path is not a folder", "ls -ld{}", "Not a directory"),
    A_FOLDER("it is a folder", "a file must be there: ls -ld{}", "Is a directory"),
    LOOP(
            "its symbolic links lead in a circle",
            "remove one of the links: ls -l{}",
            "Too many levels of symbolic links",
            "Symbolic link loop"),
    LINKS("it has too many links", "use another folder", "Too many links"),
    STALE(
            "the network file system has lost it (stale handle)",
            "mount the file system again",
            "Stale file handle",
            "Stale NFS file handle"),
    DEVICE(
            "input/output error: the disk fails",
            "check the disk, dmesg shows its errors",
            "Input/output error",
            "I/O error"),
    NO_LOCKS(
            "this file system has no locks",
            "put the folder on a local disk: XDG_STATE_HOME=/other/folder",
            "No locks available"),
    PERMISSION(
            "permission denied",
            "chown or chmod what denies it: ls -ld{}",
            "Permission denied",
            "Operation not permitted",
            "error=13,",
            "error=1,"),
    MISSING("there is no such file or folder", null, "No such file or directory", "error=2,"),
    EXISTS("there is a file of that name", null, "File exists"),
    NOT_EMPTY("the folder is not empty", null, "Directory not empty"),
    BUSY(
            "another program uses it",
            "end that program, then try again",
            "Device or resource busy",
            "Resource busy",
            "Text file busy"),
    OTHER_DISK(
            "it would have to move to another file system",
            "keep the folders on one file system",
            "Invalid cross-device link",
            "Cross-device link"),
    MEMORY(
            "there is not enough memory",
            "end other programs, or raise ulimit -v",
            "Cannot allocate memory",
            "Out of memory",
            "error=12,"),
    PROCESSES(
            "the system starts no more processes",
            "end other programs, or raise ulimit -u",
            "Resource temporarily unavailable",
            "error=11,"),
    DISCONNECTED(
            "the file system is not connected",
            "mount the file system again",
            "Transport endpoint is not connected",
            "Socket not connected",
            "Host is down",
            "Remote I/O error"),
    NO_DEVICE("the device is not there", null, "No such device", "No medium found", "Device not configured"),
    ARGUMENTS("the command line is too long", null, "Argument list too long", "error=7,"),
    NO_PROGRAM("it is not a program for this machine", null, "Exec format error", "error=8,"),
    UNSUPPORTED(
            "this file system does not support it",
            "use a folder on another file system",
            "Operation not supported",
            "Not supported",
            "Function not implemented",
            "Invalid argument"),
    NO_ANSWER("no answer in time", "try again later", "Connection timed out", "Operation timed out"),
    REFUSED("the connection was refused", "try again later", "Connection refused"),
    LOST("the connection was lost", "try again later", "Connection reset"),
    READER_LEFT("its reader has left", null, "Broken pipe"),
    CLOSED("it is closed", null, "Bad file descriptor", "Stream closed", "Stream Closed"),
    INTERRUPTED("interrupted", null, "Interrupted system call"),
    NOT_TEXT("it is not text in UTF-8", null),
    CUT_SHORT("it ends too early", null, "Unexpected end of"),
    NO_ZIP("it is not a zip file, or damaged", null);

    /** Stands in a remedy for the place that it is about. */
    static final String PLACE = "{}";

    private final String words;
    private final @Nullable String remedy;
    /** One on each line: an enum holds nothing that can change. */
    private final String signs;

    IoFault(String words, @Nullable String remedy, String... signs) {
        this.words = words;
        this.remedy = remedy;
        this.signs = String.join("\n", signs);
    }

    /** The fault that the text of the system names; null when it is none of these. */
    static @Nullable IoFault named(@Nullable String said) {
        if (said == null) {
            return null;
        }
        for (IoFault fault : values()) {
            for (String sign : fault.signs.split("\n", -1)) {
                if (!sign.isEmpty() && isIn(said, sign)) {
                    return fault;
                }
            }
        }
        return null;
    }

    /** Our own messages may hold such words further on, behind the name of the file that they are about. */
    private static boolean isIn(String said, String sign) {
        return said.startsWith(sign)
                || said.endsWith("(" + sign + ")")
                || (sign.startsWith("error=") && said.contains(sign));
    }

    String words() {
        return words;
    }

    @Nullable
    String remedy() {
        return remedy;
    }
}
