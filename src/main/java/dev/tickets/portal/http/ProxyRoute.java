package dev.tickets.portal.http;

import org.jspecify.annotations.Nullable;

/** The way through a proxy: how far an exchange has come on it, and the words for a failure there. */
final class ProxyRoute {
    private final Proxy proxy;
    private boolean announced;
    private volatile Progress progress = Progress.OUTSIDE;
    private volatile int refusal;

    private enum Progress {
        /** The proxy is not reached, or was not needed: a connection of before is open. */
        OUTSIDE,
        /** The proxy is asked to connect. */
        ASKED,
        /** The proxy has answered, and does not connect. */
        REFUSED,
        /** The proxy has connected: the other end is the portal. */
        OPEN
    }

    ProxyRoute(Proxy proxy) {
        this.proxy = proxy;
    }

    /** An exchange with that portal begins. */
    void begin(Trace trace, String portal) {
        progress = Progress.OUTSIDE;
        if (!announced) {
            announced = true;
            trace.remark("the proxy for " + portal + " is " + proxy);
        }
    }

    void asked() {
        progress = Progress.ASKED;
    }

    boolean isOpen() {
        return progress == Progress.OPEN;
    }

    void answered(int status) {
        refusal = status;
        progress = status / 100 == 2 ? Progress.OPEN : Progress.REFUSED;
    }

    /** What is not reached, and why: the proxy, the portal by the proxy's word, or the portal through the proxy. */
    String unreached(String portal, String why) {
        return switch (progress) {
            case OUTSIDE -> "cannot reach the proxy " + proxy + " for " + portal + ": " + why;
            case ASKED -> "cannot reach " + portal + ": the proxy " + proxy + " does not answer as a proxy: " + why;
            case REFUSED -> "cannot reach " + portal + ": the proxy " + proxy + " " + refused();
            case OPEN -> "cannot reach " + portal + through() + ": " + why;
        };
    }

    /** {@code through the proxy proxy.example.net:3128 (from HTTPS_PROXY)}. */
    String through() {
        return " through the proxy " + proxy;
    }

    private String refused() {
        return switch (refusal) {
            case 407 ->
                proxy.user() == null
                        ? "requires a user name and a password (HTTP 407)"
                        : "does not accept the user name and password in " + proxy.variable() + " (HTTP 407)";
            case 502, 503, 504 -> "cannot reach it (HTTP " + refusal + ")";
            default -> "refuses to connect to it (HTTP " + refusal + ")";
        };
    }

    /** What to do; null where the proxy has done its part. */
    @Nullable
    String hint(String portal) {
        if (progress == Progress.OPEN) {
            return null;
        }
        return progress == Progress.REFUSED && refusal == 407
                ? "set " + proxy.variable() + " to http://USER:PASSWORD@HOST:PORT"
                : "check the proxy, or add " + portal + " to NO_PROXY";
    }
}
