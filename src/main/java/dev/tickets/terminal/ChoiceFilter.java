package dev.tickets.terminal;

import dev.tickets.terminal.Prompts.Choice;
import dev.tickets.ticket.NameSearch;
import java.util.ArrayList;
import java.util.List;

/** Selects the choices that contain every typed word, in the name or description. */
record ChoiceFilter(List<Choice> choices) {
    /** The indexes of the matching choices, in their order. */
    List<Integer> matching(String typed) {
        String[] words = NameSearch.fold(typed).strip().split("\\s+", -1);
        List<Integer> places = new ArrayList<>();
        for (int i = 0; i < choices.size(); i++) {
            Choice choice = choices.get(i);
            String text = NameSearch.fold(choice.name() + " " + choice.description());
            boolean all = true;
            for (String word : words) {
                all = all && text.contains(word);
            }
            if (all) {
                places.add(i);
            }
        }
        return places;
    }
}
