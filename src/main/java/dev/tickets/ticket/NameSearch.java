package dev.tickets.ticket;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Finds an item by a few letters: by id, else by exact name, else by a unique part of the name, else by a unique part
 * of the description. Case, accents and the form of Unicode do not matter.
 *
 * @param <T> the type of the items
 */
public final class NameSearch<T> {
    private final String kind;
    private final Function<T, String> id;
    private final Function<T, String> name;
    private final Function<T, String> description;

    /** @param kind the type of the items in messages: {@code department} */
    public NameSearch(String kind, Function<T, String> id, Function<T, String> name, Function<T, String> description) {
        this.kind = kind;
        this.id = id;
        this.name = name;
        this.description = description;
    }

    public static NameSearch<Department> ofDepartments() {
        return new NameSearch<>("department", Department::id, Department::name, Department::description);
    }

    /** Services are described by their domain. */
    public static NameSearch<Service> ofServices() {
        return new NameSearch<>("service", Service::id, Service::name, Service::domain);
    }

    /**
     * The only item that matches.
     *
     * @throws TicketsException (usage) that lists the candidates when several match, (not-found) that suggests the
     *     nearest when none matches
     */
    public T find(String wanted, List<T> all) {
        List<T> found = candidates(wanted, all);
        if (found.size() == 1) {
            return found.get(0);
        }
        if (found.isEmpty()) {
            throw unknown(wanted, all);
        }
        throw TicketsException.usage(
                kind + " '" + wanted + "' is ambiguous: " + String.join(", ", labels(found)),
                "use the id or the whole name");
    }

    /** Whether the word matches the item. */
    public boolean finds(String wanted, T item) {
        return !candidates(wanted, List.of(item)).isEmpty();
    }

    private List<T> candidates(String wanted, List<T> all) {
        String folded = fold(wanted);
        List<T> found = matching(all, item -> id.apply(item).equals(wanted));
        if (found.isEmpty()) {
            found = matching(all, item -> fold(name.apply(item)).equals(folded));
        }
        if (found.isEmpty() && !folded.isEmpty()) {
            found = matching(all, item -> fold(name.apply(item)).contains(folded));
        }
        if (found.isEmpty() && !folded.isEmpty()) {
            found = matching(all, item -> fold(description.apply(item)).contains(folded));
        }
        return found;
    }

    private static <T> List<T> matching(List<T> all, Predicate<T> test) {
        List<T> found = new ArrayList<>();
        for (T item : all) {
            if (test.test(item)) {
                found.add(item);
            }
        }
        return found;
    }

    private TicketsException unknown(String wanted, List<T> all) {
        List<T> byDistance = new ArrayList<>(all);
        String folded = fold(wanted);
        byDistance.sort(Comparator.comparingInt(item -> distance(folded, fold(name.apply(item)))));
        List<String> nearest = labels(byDistance.subList(0, Math.min(3, byDistance.size())));
        return new TicketsException(
                ErrorCode.NOT_FOUND,
                kind + " '" + wanted + "' does not exist",
                (nearest.isEmpty() ? "" : "nearest: " + String.join(", ", nearest) + "; ") + "list all: tickets " + kind
                        + "s");
    }

    private List<String> labels(List<T> items) {
        List<String> labels = new ArrayList<>();
        for (T item : items) {
            labels.add(name.apply(item) + " (" + id.apply(item) + ")");
        }
        return labels;
    }

    /**
     * The words that the wanted one is probably a slip of, nearest first: one letter differs, in longer words two, or
     * the word goes on where the wanted one ends.
     */
    public static List<String> near(String wanted, List<String> words) {
        String folded = fold(wanted);
        List<String> near = matching(words, word -> isSlip(folded, fold(word)));
        near.sort(Comparator.comparingInt(word -> distance(folded, fold(word))));
        return near.isEmpty() && folded.length() > 2
                ? matching(words, word -> fold(word).startsWith(folded))
                : near;
    }

    private static boolean isSlip(String wanted, String word) {
        return distance(wanted, word) <= (Math.min(wanted.length(), word.length()) < 6 ? 1 : 2);
    }

    /**
     * The text without differences that people ignore: case, Latin accents, full and half width, invisible characters.
     * The marks of other scripts stay: in Japanese they make another syllable.
     */
    public static String fold(String text) {
        boolean ascii = true;
        for (int i = 0; i < text.length() && ascii; i++) {
            ascii = text.charAt(i) < 128;
        }
        if (ascii) {
            return text.strip().toLowerCase(Locale.ROOT);
        }
        String apart = Normalizer.normalize(text, Normalizer.Form.NFKD);
        StringBuilder bare = new StringBuilder(apart.length());
        int i = 0;
        while (i < apart.length()) {
            int c = apart.codePointAt(i);
            i += Character.charCount(c);
            if ((c < 0x300 || c > 0x36F) && !InvisibleCharacters.contains(c)) {
                bare.appendCodePoint(c);
            }
        }
        return Normalizer.normalize(bare, Normalizer.Form.NFKC).strip().toLowerCase(Locale.ROOT);
    }

    /** The letters to change, add, drop or swap with their neighbour (optimal string alignment). */
    public static int distance(String a, String b) {
        int[][] rows = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                rows[i][j] = i == 0 || j == 0 ? i + j : fewest(rows, a, b, i, j);
            }
        }
        return rows[a.length()][b.length()];
    }

    private static int fewest(int[][] rows, String a, String b, int i, int j) {
        int change = rows[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        int fewest = Math.min(change, Math.min(rows[i - 1][j], rows[i][j - 1]) + 1);
        boolean swapped = i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
        return swapped ? Math.min(fewest, rows[i - 2][j - 2] + 1) : fewest;
    }
}
