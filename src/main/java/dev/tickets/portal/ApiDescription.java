package dev.tickets.portal;

import java.util.List;

/**
 * What a portal says of its own API, as far as tickets depend on it. A description is no proof: an operation may accept
 * more than the description lists, and an operator may forbid what the description lists.
 *
 * @param calls how many operations the description lists
 * @param tickets whether any of them is about tickets
 * @param missing operations that this program uses and the description does not list, as in {@code PUT
 *     /tickets/NUMBER/close}
 * @param fields of a new ticket; empty when the description lists none
 * @param sessions whether an operation begins a session for a password
 */
public record ApiDescription(int calls, boolean tickets, List<String> missing, List<String> fields, boolean sessions) {
    public ApiDescription {
        missing = List.copyOf(missing);
        fields = List.copyOf(fields);
    }
}
