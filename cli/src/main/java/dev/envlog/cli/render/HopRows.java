package dev.envlog.cli.render;

import dev.envlog.cli.workspace.Hop;
import dev.envlog.cli.workspace.Hop.Relation;
import dev.envlog.log.Event;
import dev.envlog.timeline.Cause;
import dev.envlog.timeline.CauseSide;
import dev.envlog.timeline.Exchange;
import dev.envlog.timeline.Span;
import java.util.List;
import java.util.Objects;

/** The same request at other proxies, or calls for it: what failed there, or was still under way, may be why it failed. */
final class HopRows {

    private static final int MOST = 5;

    private final Screen screen;
    private final Redactor redactor;
    private final int indent;
    private final int column;

    HopRows(Screen screen, Redactor redactor, int indent, int column) {
        this.screen = screen;
        this.redactor = redactor;
        this.indent = indent;
        this.column = column;
    }

    void print(Exchange exchange, List<Hop> hops) {
        Relation before = null;
        for (Hop hop : hops.subList(0, Math.min(MOST, hops.size()))) {
            row(exchange, hop, hop.relation() == before ? "" : label(hop.relation()));
            before = hop.relation();
        }
        if (hops.size() > MOST) {
            below(Names.count(hops.size() - MOST) + " more");
        }
    }

    private void row(Exchange exchange, Hop hop, String label) {
        Exchange other = hop.request().exchange();
        long number = hop.request().number();
        Verdict verdict = Verdict.of(other);
        String why = other.why();
        String pod =
                Objects.equals(other.origin().pod(), exchange.origin().pod()) ? "" : Names.where(other.origin(), true);
        new Flow(screen, column + 2, " ")
                .label(label + " ".repeat(Math.max(column - indent - label.length(), 0)) + "- ")
                .words(number == 0 ? Names.handle(other) : "@" + number, Role.STRONG)
                .words(redactor.text(Names.request(other)), Role.PLAIN)
                .words(
                        verdict.symbol + " " + verdict.words(other) + " "
                                + String.join(",", other.response().flags()),
                        verdict.role)
                .words(pod, Role.DIM)
                .words(began(exchange.span(), other.span()) + (why == null ? " and outlasted this one" : ":"), Role.DIM)
                .words(why == null ? "" : redactor.text(why), Role.FAIL)
                .print(indent);
        String meant = meant(exchange, hop);
        if (!meant.isEmpty()) {
            below(meant);
        }
    }

    private void below(String text) {
        new Flow(screen, column + 2, " ").words(text, Role.DIM).print(column + 2);
    }

    private static String label(Relation relation) {
        return switch (relation) {
            case NEXT -> "next proxy";
            case BEFORE -> "from proxy";
            case SAME_ID -> "same id";
            case CALL -> "call there";
        };
    }

    /** What the same request at the other end of a connection has to do with how this one ended. */
    private static String meant(Exchange exchange, Hop hop) {
        Exchange other = hop.request().exchange();
        return switch (hop.relation()) {
            case NEXT ->
                "this request as the next proxy saw it, as both ends of the connection agree"
                        + (isOfClient(other)
                                ? ": the client that left there is this proxy"
                                : other.failed() ? ": why it failed stands there" : "");
            case BEFORE ->
                "this request as the proxy before saw it, as both ends of the connection agree"
                        + (isOfClient(exchange)
                                ? ": that is the client, and why it left stands there"
                                : other.failed() ? ": this failure is what it got" : "");
            case SAME_ID -> "";
            case CALL -> "the upstream of this request made it meanwhile, perhaps for it";
        };
    }

    private static boolean isOfClient(Exchange exchange) {
        Cause cause = exchange.cause();
        return cause != null && cause.side() == CauseSide.CLIENT;
    }

    private static String began(Span span, Span other) {
        if (span.start() == Event.NO_TIME || other.start() == Event.NO_TIME) {
            return "";
        }
        long apart = other.start() - span.start();
        String time = TimeText.duration(Math.abs(apart), Math.max(span.unit(), other.unit()));
        return apart == 0 ? "began then, too" : "began " + time + (apart > 0 ? " later" : " before");
    }
}
