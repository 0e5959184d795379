package dev.tickets.terminal;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;

/**
 * Leaves Ctrl-C to another program that has the terminal. The terminal sends the signal to both programs; a person in
 * an editor or pager means the editor or pager. Child processes do not inherit the handler.
 */
final class Interrupts {
    private final Class<?> signals;
    private final Class<?> handlers;
    private final Object interrupt;
    private final Object before;

    private Interrupts() throws ReflectiveOperationException {
        // by name: the compiler warns about the class, and no other class exists
        signals = Class.forName("sun.misc.Signal");
        handlers = Class.forName("sun.misc.SignalHandler");
        interrupt = signals.getConstructor(String.class).newInstance("INT");
        Object nothing = Proxy.newProxyInstance(
                Interrupts.class.getClassLoader(), new Class<?>[] {handlers}, (proxy, method, arguments) -> null);
        before = handle(nothing);
    }

    /** Ignores Ctrl-C until {@link #takeBack}. */
    static Interrupts leftToOthers() {
        try {
            return new Interrupts();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("this Java has no module jdk.unsupported", e);
        }
    }

    private Object handle(Object handler) throws ReflectiveOperationException {
        return signals.getMethod("handle", signals, handlers).invoke(null, interrupt, handler);
    }

    void takeBack() {
        try {
            handle(before);
        } catch (InvocationTargetException e) {
            throw new IllegalStateException(e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
