package dev.envlog.cli.render;

import dev.envlog.cli.render.Phrases.Said;
import dev.envlog.log.Event;
import dev.envlog.timeline.Exchange;
import dev.envlog.timeline.Step;
import java.util.List;
import java.util.function.Predicate;

/** Prints the records of a request as they stand in the log, or the header blocks in them. */
public final class RecordPages {

    private static final int INDENT = 2;

    private final Screen screen;
    private final Redactor redactor;

    public RecordPages(Screen screen, Redactor redactor) {
        this.screen = screen;
        this.redactor = redactor;
    }

    /**
     * Prints original lines, each record's first with its number.
     *
     * @param wanted which records, by the logger they print; it is empty where they print none
     * @return how many records
     */
    public int lines(Exchange exchange, Predicate<String> wanted) {
        List<Event> events = exchange.steps().stream()
                .map(Step::event)
                .filter(event -> wanted.test(logger(event)))
                .toList();
        int digits = events.stream()
                .mapToInt(event -> Integer.toString(event.line()).length())
                .max()
                .orElse(0);
        for (Event event : events) {
            String number = Integer.toString(event.line());
            for (String text : redactor.lines(event.text())) {
                Line line = screen.line().to(digits - number.length()).add(number, Role.DIM);
                screen.print(line.to(digits + 2).add(text));
                number = "";
            }
        }
        screen.flush();
        return events.size();
    }

    /** The logger that a record prints, empty if it prints none. */
    public static String logger(Event event) {
        String logger = event.logger();
        return logger == null ? "" : logger;
    }

    /**
     * Prints header blocks, each below what its record says.
     *
     * @return how many
     */
    public int headers(Exchange exchange) {
        Phrases phrases = Phrases.load();
        Answers answers = Answers.in(exchange.steps());
        int blocks = 0;
        for (Step step : exchange.steps()) {
            Event event = step.event();
            if (event.headers().isEmpty()) {
                continue;
            }
            if (blocks++ > 0) {
                screen.blank();
            }
            Said said = phrases.say(event, exchange.clientSide(), answers);
            Line title = screen.line().add(redactor.text(said.text()), Role.STRONG);
            screen.print(title.add("  line " + event.line(), Role.DIM));
            event.headers()
                    .forEach(header -> screen.print(screen.line()
                            .to(INDENT)
                            .add(header.name() + ": ", Role.CLIENT)
                            .add(redactor.shown(header.name(), header.value()))));
        }
        screen.flush();
        return blocks;
    }
}
