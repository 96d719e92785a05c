package dev.envlog.cli.render;

import dev.envlog.cli.render.Table.Column;
import dev.envlog.cli.render.Table.Shrink;
import dev.envlog.diagnosis.FilterOutcome;
import dev.envlog.diagnosis.Participant;
import dev.envlog.diagnosis.Participants;
import dev.envlog.timeline.Exchange;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/** Who had to do with a request: one row for each filter and each part of Envoy that wrote a step of it. */
public final class ParticipantTable {

    private static final int INDENT = 4;
    private static final int LEAST_NAME = 16;

    private final Screen screen;
    private final Redactor redactor;
    private final boolean several;

    /** @param several whether there are several logs, so that each is to be named */
    public ParticipantTable(Screen screen, Redactor redactor, boolean several) {
        this.several = several;
        this.screen = screen;
        this.redactor = redactor;
    }

    /**
     * Draws the head of a timeline and the table.
     *
     * @param number of the exchange in the list of all, 0 if it has none
     */
    public void render(long number, Exchange exchange) {
        new TimelineHead(screen, redactor, several).print(number, exchange);
        screen.blank();
        Table table = new Table(
                screen,
                List.of(
                        Column.left("BY").shrinking(Shrink.MIDDLE, LEAST_NAME),
                        Column.right("STEPS"),
                        Column.right("SPAN"),
                        Column.left("VERDICT")));
        for (Participant participant : Participants.of(exchange)) {
            FilterOutcome outcome = participant.outcome();
            Long span = participant.spanNs();
            table.row(List.of(
                    table.cell().add(participant.component(), participant.filter() ? Role.STRONG : Role.PLAIN),
                    table.cell().add(Names.count(participant.steps())),
                    table.cell()
                            .add(
                                    span == null
                                            ? "–"
                                            : TimeText.duration(
                                                    span, exchange.span().unit())),
                    table.cell().add(verdict(participant), role(outcome))));
        }
        table.flush();
        screen.blank();
        new Flow(screen, INDENT, " ")
                .words(
                        "span: from its first to its last step before the response began; others worked in"
                                + " between. ?: the log does not prove it. –: no filter, or nothing to measure.",
                        Role.DIM)
                .print(INDENT);
        screen.flush();
    }

    /** The field {@code by} of a timeline. */
    static void write(JsonGenerator out, Exchange exchange) {
        Fields fields = new Fields(out);
        out.writeName("by").writeStartArray();
        for (Participant participant : Participants.of(exchange)) {
            FilterOutcome outcome = participant.outcome();
            out.writeStartObject();
            fields.text("component", participant.component());
            fields.truth("filter", participant.filter());
            fields.number("steps", participant.steps());
            fields.number("spanNs", participant.spanNs());
            fields.text("verdict", outcome == null ? null : outcome.printed());
            out.writeEndObject();
        }
        out.writeEndArray();
    }

    private static String verdict(Participant participant) {
        FilterOutcome outcome = participant.outcome();
        return !participant.filter()
                ? "–"
                : outcome == null ? "?" : outcome.printed().replace('_', ' ');
    }

    private static Role role(@Nullable FilterOutcome outcome) {
        return outcome == null
                ? Role.DIM
                : switch (outcome) {
                    case CONTINUED -> Role.OK;
                    case STOPPED -> Role.NOTE;
                    case LOCAL_REPLY -> Role.FAIL;
                };
    }
}
