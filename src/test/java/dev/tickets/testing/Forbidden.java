package dev.tickets.testing;

import java.util.BitSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What must never be printed, said once more and apart from the program: characters that a terminal acts on, and
 * characters that nobody sees.
 */
public final class Forbidden {
    /**
     * Default_Ignorable_Code_Point, as in DerivedCoreProperties.txt of Unicode 15.1, gaps of unassigned code points
     * closed.
     */
    public static final String IGNORABLE = """
            00AD
            034F
            061C
            115F..1160
            17B4..17B5
            180B..180F
            200B..200F
            202A..202E
            2060..206F
            3164
            FE00..FE0F
            FEFF
            FFA0
            FFF0..FFF8
            1BCA0..1BCA3
            1D173..1D17A
            E0000..E0FFF
            """;

    /** What a terminal may act on, or what is no character: C0, DEL, C1, bidi, separators of lines, annotations. */
    private static final String DANGEROUS = """
            0000..001F
            007F..009F
            061C
            200E..200F
            2028..202E
            2066..2069
            D800..DFFF
            FDD0..FDEF
            FFF9..FFFB
            FFFE..FFFF
            1FFFE..1FFFF
            10FFFE..10FFFF
            """;

    /** The styles of results and of help: bold, dim, red, yellow, italic, and their ends. */
    private static final Pattern STYLE = Pattern.compile("\u001b\\[(?:0|1|2|3|21|23|31|33|39)m");

    private static final BitSet UNSAFE = setOf(DANGEROUS + IGNORABLE);

    private Forbidden() {}

    /** The forbidden characters in a text, but for line ends; those of JSON are looked for in it as it is printed. */
    public static String in(String text) {
        return in(text, "\n");
    }

    /** The same for TSV, in which tabs part the values. */
    public static String inTsv(String text) {
        return in(text, "\n\t");
    }

    /** The same for text with styles. */
    public static String inStyled(String text) {
        return in(STYLE.matcher(text).replaceAll(""), "\n\t");
    }

    private static String in(String text, String allowed) {
        return text.codePoints()
                .filter(c -> allowed.indexOf(c) < 0 && UNSAFE.get(c))
                .mapToObj(Integer::toHexString)
                .collect(Collectors.toCollection(TreeSet::new))
                .toString();
    }

    /** The code points of these ranges. */
    public static BitSet setOf(String ranges) {
        BitSet set = new BitSet();
        ranges.lines().forEach(line -> {
            String[] ends = line.split("\\.\\.", -1);
            set.set(Integer.parseInt(ends[0], 16), Integer.parseInt(ends[ends.length - 1], 16) + 1);
        });
        return set;
    }
}
