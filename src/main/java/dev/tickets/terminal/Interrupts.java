package dev.tickets.terminal;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;

/**
 * Leaves Ctrl-C to another program that has the terminal. The terminal sends it to both; whoever presses it in an
 * editor or pager does not mean us. The other program finds it as usual: what a process handles itself is not passed on
 * to those that it starts.
 */
final class Interrupts {
    private final Class<?> signals;
    private final Class<?> handlers;
    private final Object interrupt;
    private final Object before;

    private Interrupts() throws ReflectiveOperationException {
        // by its name only: the compiler warns of the class, and there is no other one
        signals = Class.forName("sun.misc.Signal");
        handlers = Class.forName("sun.misc.SignalHandler");
        interrupt = signals.getConstructor(String.class).newInstance("INT");
        Object nothing = Proxy.newProxyInstance(
                Interrupts.class.getClassLoader(), new Class<?>[] {handlers}, (proxy, method, arguments) -> null);
        before = handle(nothing);
    }

    /** From here on, until they are taken back. */
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

    /** Ctrl-C means us again. */
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
