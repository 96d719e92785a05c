package dev.envlog.cli.doctor;

import dev.envlog.cli.doctor.Checkup.Unknown;
import dev.envlog.log.Event;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Groups the messages that nobody knows: those that differ in numbers, ids or quoted text only are one statement. */
final class UnknownTally {

    private static final int MOST = 1000;
    private static final int LONGEST = 2000;
    private static final int KEPT = 160;

    /** Of no logger, and a name and a value in quotes. */
    private static final String HEADER = "\n'…', '…'";

    private static final Pattern QUOTED = Pattern.compile("\"[^\"]*\"|'[^']*'");
    private static final Pattern ID = Pattern.compile("\\b(?:0x[0-9a-fA-F]+|[0-9a-fA-F-]{16,})\\b");
    private static final Pattern NUMBER = Pattern.compile("\\d+(?:[.:]\\d+)*");

    private static final class Group {
        private final @Nullable String logger;
        private final String example;
        private final int line;
        private long count;

        Group(@Nullable String logger, String example, int line) {
            this.logger = logger;
            this.example = example;
            this.line = line;
        }
    }

    private final UnaryOperator<String> mask;
    private final Map<String, Group> groups = new LinkedHashMap<>();

    UnknownTally(UnaryOperator<String> mask) {
        this.mask = mask;
    }

    void record(@Nullable String logger, Event event) {
        String message = event.message();
        // Masked first: a token with its digits gone would not be known for one.
        String text = mask.apply(message.length() <= LONGEST ? message : message.substring(0, LONGEST));
        String template = template(text);
        String key = (logger == null ? "" : logger) + '\n' + template;
        Group group = groups.get(key);
        if (group == null) {
            if (groups.size() >= MOST) {
                return;
            }
            group = new Group(logger, kept(text), event.line());
            groups.put(key, group);
        }
        group.count++;
    }

    /** Forgets headers that belong to no record: the log begins in the middle of a block, of which the rest is known. */
    UnknownTally withoutHeaders() {
        groups.keySet().removeIf(key -> key.startsWith(HEADER));
        return this;
    }

    /** The most frequent first; of equal ones the first in the log. */
    List<Unknown> top(int most) {
        List<Unknown> all = new ArrayList<>();
        groups.forEach((key, group) -> all.add(new Unknown(
                group.logger, key.substring(key.indexOf('\n') + 1), group.example, group.count, group.line)));
        all.sort(Comparator.comparingLong(Unknown::count).reversed().thenComparingInt(Unknown::line));
        return List.copyOf(all.subList(0, Math.min(most, all.size())));
    }

    private static String template(String message) {
        String text = QUOTED.matcher(message).replaceAll("'…'");
        text = ID.matcher(text).replaceAll("ID");
        text = NUMBER.matcher(text).replaceAll("N");
        return kept(text);
    }

    private static String kept(String text) {
        return text.length() <= KEPT ? text : text.substring(0, KEPT) + "…";
    }
}
