package dev.tickets.ticket;

import org.jspecify.annotations.Nullable;

/**
 * The reasons why file operations fail, each with a remedy. The signs are the texts of glibc, musl and macOS for one
 * value of errno and, for programs that cannot be started, the value itself as Java writes it.
 */
enum IoFault {
    NO_SPACE(
            "no space left on the disk",
            "free space: df{} and df -i{} show the full file system",
            "No space left on device"),
    QUOTA(
            "the disk quota is exceeded",
            "free space within your quota: quota -s",
            "Disk quota exceeded",
            "Disc quota exceeded",
            "Quota exceeded"),
    READ_ONLY(
            "the file system is read-only",
            "mount the file system writable (mount -o remount,rw), or choose another folder; dmesg may show the reason",
            "Read-only file system"),
    OPEN_FILES_OF_ALL(
            "too many open files on this machine",
            "end other programs, or raise fs.file-max",
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
            "allow large files with ulimit -f unlimited, or use a file system that supports them",
            "File too large"),
    NAME_TOO_LONG("the name is too long", "use a shorter name", "File name too long", "Filename too long"),
    NOT_A_FOLDER("a part of the path is not a folder", "ls -ld{}", "Not a directory"),
    A_FOLDER("the path is a folder", "the path must be a file: ls -ld{}", "Is a directory"),
    LOOP(
            "the symbolic links form a cycle",
            "remove one of the links: ls -l{}",
            "Too many levels of symbolic links",
            "Symbolic link loop"),
    LINKS("the file has too many links", "use another folder", "Too many links"),
    STALE(
            "the network file system lost the file (stale handle)",
            "mount the file system again",
            "Stale file handle",
            "Stale NFS file handle"),
    DEVICE(
            "input/output error: the disk fails",
            "check the disk; dmesg shows errors",
            "Input/output error",
            "I/O error"),
    NO_LOCKS(
            "this file system does not support locks",
            "put the folder on a local disk: XDG_STATE_HOME=/other/folder",
            "No locks available"),
    PERMISSION(
            "permission denied",
            "fix the permissions with chown or chmod: ls -ld{}",
            "Permission denied",
            "Operation not permitted",
            "error=13,",
            "error=1,"),
    MISSING("the file or folder does not exist", null, "No such file or directory", "error=2,"),
    EXISTS("a file of that name exists", null, "File exists"),
    NOT_EMPTY("the folder is not empty", null, "Directory not empty"),
    BUSY(
            "another program uses the file",
            "end that program, then try again",
            "Device or resource busy",
            "Resource busy",
            "Text file busy"),
    OTHER_DISK(
            "the file cannot move to another file system",
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
            "the system cannot start more processes",
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
    NO_DEVICE("the device does not exist", null, "No such device", "No medium found", "Device not configured"),
    ARGUMENTS("the command line is too long", null, "Argument list too long", "error=7,"),
    NO_PROGRAM("the file is not a program for this machine", null, "Exec format error", "error=8,"),
    UNSUPPORTED(
            "this file system does not support the operation",
            "use a folder on another file system",
            "Operation not supported",
            "Not supported",
            "Function not implemented",
            "Invalid argument"),
    NO_ANSWER("no answer in time", "try again later", "Connection timed out", "Operation timed out"),
    REFUSED("the connection was refused", "try again later", "Connection refused"),
    LOST("the connection was lost", "try again later", "Connection reset"),
    READER_LEFT("the reader closed the pipe", null, "Broken pipe"),
    CLOSED("the file is closed", null, "Bad file descriptor", "Stream closed", "Stream Closed"),
    INTERRUPTED("interrupted", null, "Interrupted system call"),
    NOT_TEXT("the file is not UTF-8 text", null),
    CUT_SHORT("the data ends too early", null, "Unexpected end of"),
    NO_ZIP("the file is not a zip file, or is damaged", null);

    /** Placeholder in a remedy for the file or folder. */
    static final String PLACE = "{}";

    private final String words;
    private final @Nullable String remedy;
    /** The signs, one per line: an enum must be immutable. */
    private final String signs;

    IoFault(String words, @Nullable String remedy, String... signs) {
        this.words = words;
        this.remedy = remedy;
        this.signs = String.join("\n", signs);
    }

    /** The fault that the system's text names; null for none. */
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

    /** Whether the sign begins or ends the text: this program's messages may hold the same words after a file name. */
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
