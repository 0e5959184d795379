package dev.tickets.terminal;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;

/** The usual size of a terminal, for one that does not know its own: serial lines, containers, {@code expect}. */
final class UsualSize {
    private static final int COLUMNS = 80;
    private static final int ROWS = 24;

    private UsualSize() {}

    /** The terminal itself if it knows its size; else the same terminal with the usual size. */
    static Terminal of(Terminal terminal) {
        return isKnown(terminal.getSize()) ? terminal : sized(terminal);
    }

    private static boolean isKnown(Size size) {
        return size.getColumns() > 0 && size.getRows() > 0;
    }

    /** JLine asks the terminal for its size at many places, so the answers are replaced, not the questions. */
    private static Terminal sized(Terminal terminal) {
        return (Terminal) Proxy.newProxyInstance(
                UsualSize.class.getClassLoader(), new Class<?>[] {Terminal.class}, (proxy, method, arguments) -> {
                    Size usual = isKnown(terminal.getSize()) ? terminal.getSize() : Size.of(COLUMNS, ROWS);
                    return switch (method.getName()) {
                        case "getSize", "getBufferSize" -> usual;
                        case "getWidth", "getColumns" -> usual.getColumns();
                        case "getHeight", "getRows" -> usual.getRows();
                        default -> {
                            try {
                                yield method.invoke(terminal, arguments);
                            } catch (InvocationTargetException e) {
                                throw e.getCause();
                            }
                        }
                    };
                });
    }
}
