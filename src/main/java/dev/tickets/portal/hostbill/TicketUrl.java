package dev.tickets.portal.hostbill;

import dev.tickets.ticket.TicketNumber;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Converts between a ticket's number and the address of its page. */
final class TicketUrl {
    private static final String NUMBER = "{number}";
    private static final String PAGE = "/tickets/view/" + NUMBER;
    /** Where HostBill serves the page of a ticket, with and without rewriting of addresses. */
    private static final List<String> PAGES = List.of(PAGE, "/?" + PAGE, "/?cmd=tickets&action=view&num=" + NUMBER);

    private final URI portal;
    private final String template;

    /** @param own the profile's template with {@code {number}} in it, or null */
    TicketUrl(URI portal, @Nullable String own) {
        this.portal = portal;
        this.template = own == null ? portal + PAGE + "/" : own;
    }

    String of(TicketNumber number) {
        return template.replace(NUMBER, number.value());
    }

    /** The ticket of that page, also with a tracking query, a fragment or a language; empty for any other address. */
    Optional<TicketNumber> in(String address) {
        PageAddress page = PageAddress.of(address);
        if (page == null) {
            return Optional.empty();
        }
        String number = number(PageAddress.of(template), page);
        for (String base : bases()) {
            PageAddress front = PageAddress.of(base);
            PageAddress plain = front == null ? page : page.at(withoutDetours(front.path(), page.path()));
            for (String form : PAGES) {
                number = number == null ? number(PageAddress.of(base + form), plain) : number;
            }
        }
        return Optional.ofNullable(number).map(TicketNumber::new);
    }

    /** The addresses of the portal: its own, and the one in a template of the usual form. */
    private List<String> bases() {
        List<String> bases = new ArrayList<>();
        bases.add(portal.toString());
        String plain = PageAddress.withoutSlashes(template);
        if (plain.endsWith(PAGE)) {
            bases.add(plain.substring(0, plain.length() - PAGE.length()));
        }
        return bases;
    }

    /** The path without {@code index.php} and a language, which may stand between the portal and its pages. */
    private static String withoutDetours(String front, String path) {
        if (!path.regionMatches(true, 0, front + "/", 0, front.length() + 1)) {
            return path;
        }
        String rest = path.substring(front.length() + 1);
        for (int detours = 0; detours < 2; detours++) {
            int slash = rest.indexOf('/');
            String first = slash < 0 ? rest : rest.substring(0, slash);
            if (first.equalsIgnoreCase("index.php") || isLanguage(first)) {
                rest = slash < 0 ? "" : rest.substring(slash + 1);
            }
        }
        return rest.isEmpty() ? front : front + "/" + rest;
    }

    /** {@code en}, {@code pt-BR} or {@code english}. */
    private static boolean isLanguage(String word) {
        String language = word.replaceFirst("[-_][A-Za-z]{2,4}$", "").toLowerCase(Locale.ROOT);
        for (String code : Locale.getISOLanguages()) {
            if (code.equals(language)
                    || new Locale(code).getDisplayLanguage(Locale.ENGLISH).equalsIgnoreCase(language)) {
                return true;
            }
        }
        return false;
    }

    /** The number in an address of the template's form; null if the address has another form. */
    private static @Nullable String number(@Nullable PageAddress form, PageAddress page) {
        if (form == null || !form.site().equals(page.site())) {
            return null;
        }
        if (form.path().contains(NUMBER)) {
            return matched(form.path(), page.path());
        }
        if (!form.path().equalsIgnoreCase(page.path())) {
            return null;
        }
        return form.fragment().contains(NUMBER)
                ? matched(form.fragment(), page.fragment())
                : inQuery(form.query(), page.query());
    }

    /** The number where every parameter of the form is among those of the page, in any order. */
    private static @Nullable String inQuery(String form, String query) {
        String number = null;
        for (String wanted : form.split("&", -1)) {
            String found = null;
            for (String parameter : query.split("&", -1)) {
                if (wanted.contains(NUMBER)) {
                    String digits = matched(wanted, PageAddress.withoutSlashes(parameter));
                    found = digits == null ? found : digits;
                    number = digits == null ? number : digits;
                } else if (wanted.equals(parameter)) {
                    found = parameter;
                }
            }
            if (found == null) {
                return null;
            }
        }
        return number;
    }

    /** The digits in place of the number; null if the text differs anywhere else. */
    private static @Nullable String matched(String form, String text) {
        int at = form.indexOf(NUMBER);
        String after = form.substring(at + NUMBER.length());
        int end = text.length() - after.length();
        if (end <= at
                || !text.regionMatches(true, 0, form, 0, at)
                || !text.regionMatches(true, end, after, 0, after.length())) {
            return null;
        }
        String digits = text.substring(at, end);
        return TicketNumber.isNumber(digits) ? digits : null;
    }
}
