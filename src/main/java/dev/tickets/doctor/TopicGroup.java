package dev.tickets.doctor;

import java.util.List;

/**
 * Topics under one heading. Making a group asks nothing and reads nothing: only its topics do.
 *
 * @param heading constant words
 */
public record TopicGroup(String heading, List<Topic> topics) {}
