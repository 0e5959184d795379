package dev.tickets.terminal;

import dev.tickets.terminal.Prompts.Choice;
import dev.tickets.ticket.NameSearch;
import java.util.ArrayList;
import java.util.List;

/** Which choices are meant by what was typed so far: those that hold every word of it, in name or description. */
record ChoiceFilter(List<Choice> choices) {
    /** The places of the choices that are left, in their order. */
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
