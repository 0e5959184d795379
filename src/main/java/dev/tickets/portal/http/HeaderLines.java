package dev.tickets.portal.http;

import java.util.ArrayList;
import java.util.List;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpHeaders;

/** Headers as a log may show them. */
final class HeaderLines {
    private HeaderLines() {}

    /** One line for each header, secrets left out. */
    static List<String> forLog(Header[] headers) {
        List<String> lines = new ArrayList<>();
        for (Header header : headers) {
            boolean secret = header.getName().equalsIgnoreCase(HttpHeaders.AUTHORIZATION)
                    || header.getName().equalsIgnoreCase(HttpHeaders.SET_COOKIE);
            lines.add(header.getName() + ": " + (secret ? "***" : header.getValue()));
        }
        return lines;
    }
}
