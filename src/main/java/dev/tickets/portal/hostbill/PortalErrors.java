package dev.tickets.portal.hostbill;

import dev.tickets.render.HtmlText;
import dev.tickets.ticket.ErrorCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The words of a refusal: keys of HostBill's language files, or text. Decisions depend on keys, never on text. */
final class PortalErrors {
    /** Of a sentence of the portal, in characters: the rest is not shown. */
    private static final int LONGEST_SENTENCE = 1_000;

    /** Error 1366 of MySQL quotes the bytes of the character after these words. */
    private static final String DATABASE = "Incorrect string value: '";

    /** The first byte of a character with four bytes, without its last digit. */
    private static final String FOUR_BYTES = "\\xF";

    private PortalErrors() {}

    /**
     * Whether a refusal of a login names a one-time code. No document has the portal's key for that, so the words are
     * searched; only a hint and a question depend on the result.
     */
    static boolean nameCode(List<String> words) {
        // compiled here: the start of every command loads this class
        Pattern code = Pattern.compile("(?i)(^|[^a-z])(t?otp|[2t]fa|two[-_ ]?factor|second[-_ ]factor|one[-_ ]?time"
                + "|(verification|security)[-_ ]code|authenticator)([^a-z]|$)");
        for (String word : words) {
            if (code.matcher(word).find()) {
                return true;
            }
        }
        return false;
    }

    /**
     * The portal's words in an answer, none when it reports no error. An {@code error} that is empty, null, false or 0
     * is none; it may be a text, an object, or a list of either.
     */
    static List<String> in(JsonRow answer) {
        List<String> words = new ArrayList<>();
        collect(answer.value("error"), words);
        collect(answer.value("errors"), words);
        if (words.isEmpty() && saysNo(answer)) {
            words.add(HtmlText.inline(answer.textOr("the portal refused without a reason", "message", "msg")));
        }
        return words;
    }

    /** {@code success:false}, or {@code status:false} with nothing beside it; {@code status} can also be plain data. */
    private static boolean saysNo(JsonRow answer) {
        if (isFalse(answer.value("success"))) {
            return true;
        }
        if (!Boolean.FALSE.equals(answer.value("status"))) {
            return false;
        }
        for (Object key : answer.fields().keySet()) {
            if (!List.of("status", "message", "msg", "info", "error", "code").contains(key)) {
                return false;
            }
        }
        return true;
    }

    /** False, or PHP's other ways to write false. */
    private static boolean isFalse(@Nullable Object value) {
        String text = JsonRow.scalar(value);
        return text != null && (text.equals("0") || text.equals("false"));
    }

    private static void collect(@Nullable Object error, List<String> words) {
        if (error instanceof List<?> list) {
            list.forEach(item -> collect(item, words));
        } else if (error instanceof Map<?, ?> map) {
            if (map.isEmpty()) {
                return;
            }
            String text = new JsonRow(map).text("message", "error", "text", "description", "code");
            if (text != null) {
                collect(text, words);
            } else {
                map.values().forEach(item -> collect(item, words));
            }
        } else {
            String text = JsonRow.scalar(error);
            if (text != null && !text.isBlank() && !text.equals("false") && !text.equals("0")) {
                words.add(HtmlText.inline(text));
            } else if (Boolean.TRUE.equals(error)) {
                words.add("true");
            }
        }
    }

    /** The kind of failure that these words mean; {@code refused} when no key among them is known. */
    static ErrorCode code(List<String> words) {
        for (String word : words) {
            ErrorCode code = switch (word.strip()) {
                case "wronglogin", "bannedip_error_login" -> ErrorCode.LOGIN_REQUIRED;
                case "noprivileges", "ipnotallowed" -> ErrorCode.FORBIDDEN;
                case "ticketdept_dontexists", "attachment_notfound" -> ErrorCode.NOT_FOUND;
                default -> ErrorCode.REFUSED;
            };
            if (code != ErrorCode.REFUSED) {
                return code;
            }
        }
        return ErrorCode.REFUSED;
    }

    /** Whether one of the words is a known key. */
    static boolean haveKey(List<String> words) {
        for (String word : words) {
            if (meaning(word.strip()) != null) {
                return true;
            }
        }
        return false;
    }

    /** Whether the portal's database has refused a character with four bytes. */
    static boolean refuseCharacters(List<String> words) {
        for (String word : words) {
            int place = word.indexOf(DATABASE);
            if (place >= 0 && word.startsWith(FOUR_BYTES, place + DATABASE.length())) {
                return true;
            }
        }
        return false;
    }

    /** What to do about a blocked text; null for other words. */
    static @Nullable String hint(List<String> words) {
        for (String word : words) {
            String what = switch (word.strip()) {
                case "blocked_ticketSubject" -> "the subject";
                case "blocked_ticketContent" -> "the message";
                default -> null;
            };
            if (what != null) {
                return "portals block code such as eval(base64_decode: leave it out of " + what
                        + ", and send the sample inside a zip: --zip -a FILE";
            }
        }
        return null;
    }

    /** The words as one sentence, known keys explained; cut if too long. */
    static String sentence(List<String> words) {
        StringBuilder sentence = new StringBuilder();
        for (String word : words) {
            sentence.append(sentence.isEmpty() ? "" : "; ").append(word);
            String meaning = meaning(word.strip());
            if (meaning != null) {
                sentence.append(" (").append(meaning).append(')');
            }
            if (sentence.length() > LONGEST_SENTENCE) {
                return cut(sentence);
            }
        }
        return sentence.toString();
    }

    private static String cut(StringBuilder sentence) {
        boolean halfCharacter = Character.isHighSurrogate(sentence.charAt(LONGEST_SENTENCE - 1));
        sentence.setLength(halfCharacter ? LONGEST_SENTENCE - 1 : LONGEST_SENTENCE);
        return sentence.append(" …").toString();
    }

    private static @Nullable String meaning(String key) {
        return switch (key) {
            case "wronglogin" -> "wrong e-mail address or password";
            case "noprivileges" -> "this login has no permission for that";
            case "ipnotallowed" -> "this login may not be used from this address";
            case "bannedip_error_login" -> "too many failed logins from this address";
            case "ticketdept_dontexists" -> "the department does not exist";
            case "empty_subject_line" -> "the subject is empty";
            case "empty_message" -> "the message is empty";
            case "cantreopen" -> "this ticket cannot be reopened by customers";
            case "cantclosestaff" -> "tickets opened by staff cannot be closed by customers";
            case "blocked_ticketSubject" -> "the subject holds words that the portal blocks";
            case "blocked_ticketContent" -> "the message holds words that the portal blocks";
            case "file_not_allowedext" -> "an attachment has a type that the portal does not accept";
            case "file_tobig" -> "an attachment is too large for the portal";
            case "attachment_notfound" -> "the attachment does not exist";
            case "no_ticket_departments" -> "this login may not open tickets in any department";
            case "wrong_image_verification" -> "the portal requires a captcha";
            case "invalid_token_foroperation" -> "the portal did not accept the token for this";
            default -> null;
        };
    }
}
