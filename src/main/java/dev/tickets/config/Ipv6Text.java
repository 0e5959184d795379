package dev.tickets.config;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** The one spelling of an IPv6 address that RFC 5952 (section 4) recommends, as a URI spells the address. */
final class Ipv6Text {
    private static final int GROUPS = 8;

    private Ipv6Text() {}

    /**
     * The address in its shortest form; an address that cannot be read, or that means an IPv4 address, stays as it is.
     *
     * @param literal in lower case and in brackets, without a zone
     */
    static String of(String literal) {
        byte[] bytes;
        try {
            // a literal asks no name server
            bytes = InetAddress.getByName(literal).getAddress();
        } catch (UnknownHostException notReadable) {
            return literal;
        }
        return bytes.length == 2 * GROUPS ? "[" + text(groups(bytes)) + "]" : literal;
    }

    private static int[] groups(byte[] bytes) {
        int[] groups = new int[GROUPS];
        for (int i = 0; i < GROUPS; i++) {
            groups[i] = ((bytes[2 * i] & 0xFF) << 8) | (bytes[2 * i + 1] & 0xFF);
        }
        return groups;
    }

    /** The first of the longest runs of two or more zero groups becomes {@code ::}. */
    private static String text(int[] groups) {
        int runStart = -1;
        int runLength = 1;
        for (int i = 0; i < GROUPS; i++) {
            int length = zerosFrom(groups, i);
            if (length > runLength) {
                runStart = i;
                runLength = length;
            }
        }
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < GROUPS; i++) {
            if (i == runStart) {
                text.append("::");
                i += runLength - 1;
            } else {
                boolean separated = text.isEmpty() || text.charAt(text.length() - 1) == ':';
                text.append(separated ? "" : ":").append(Integer.toHexString(groups[i]));
            }
        }
        return text.toString();
    }

    private static int zerosFrom(int[] groups, int from) {
        int end = from;
        while (end < GROUPS && groups[end] == 0) {
            end++;
        }
        return end - from;
    }
}
