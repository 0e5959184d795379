package dev.tickets.attach;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What {@code -a} was given: a file, and the name that the portal shall see.
 *
 * @param name without any path
 */
record Spec(String name, Path path) {

    /**
     * {@code PATH} or {@code NAME=PATH}; what exists as a file, or has a slash before its first {@code =}, is a path.
     */
    static Spec parse(String text, Path folder) {
        int equals = text.indexOf('=');
        int slash = text.indexOf('/');
        Path whole = folder.resolve(text);
        boolean isPath = equals <= 0 || (slash >= 0 && slash < equals) || Files.exists(whole);
        if (isPath) {
            Path name = whole.getFileName();
            return new Spec(name == null ? text : name.toString(), whole);
        }
        return new Spec(text.substring(0, equals), folder.resolve(text.substring(equals + 1)));
    }
}
