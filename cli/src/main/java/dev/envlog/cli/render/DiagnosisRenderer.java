package dev.envlog.cli.render;

import dev.envlog.cli.glossary.Meaning;
import dev.envlog.cli.glossary.Notable;
import dev.envlog.cli.glossary.Weight;
import dev.envlog.cli.render.Evidence.Shown;
import dev.envlog.cli.workspace.Related;
import dev.envlog.diagnosis.CounterEvidence;
import dev.envlog.diagnosis.Diagnosis;
import dev.envlog.log.Event;
import dev.envlog.log.RecordKind;
import dev.envlog.log.WholeMessage;
import dev.envlog.timeline.Cause;
import dev.envlog.timeline.Exchange;
import dev.envlog.timeline.ExchangeKind;
import dev.envlog.timeline.Step;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Tells why a request failed: on whose side, the records that show it, what would speak against it, and what to look at. */
public final class DiagnosisRenderer {

    private static final int INDENT = 4;
    private static final int COLUMN = 16;

    private final Screen screen;
    private final Redactor redactor;
    private final Evidence evidence;
    private final boolean several;
    private boolean told;

    /** @param several whether there are several logs, so that each is to be named */
    public DiagnosisRenderer(Screen screen, Redactor redactor, boolean several) {
        this.several = several;
        this.screen = screen;
        this.redactor = redactor;
        this.evidence = new Evidence(redactor);
    }

    /**
     * Tells of one exchange.
     *
     * @param number of the exchange in the list of all, 0 if it has none
     * @param exchange with its records
     * @param diagnosis null if it did not fail
     * @param alike how many failed like it, itself included
     * @param related what else was done for it
     */
    public void render(long number, Exchange exchange, @Nullable Diagnosis diagnosis, long alike, Related related) {
        if (told) {
            screen.blank();
        }
        told = true;
        TimelineHead head = new TimelineHead(screen, redactor, several);
        head.title(number, exchange);
        if (several) {
            print(new Flow(screen, INDENT, " ").words(Names.where(exchange.origin(), true), Role.DIM));
        }
        if (diagnosis != null) {
            head.cause(exchange);
            if (alike > 1) {
                boolean tcp = exchange.kind() == ExchangeKind.TCP;
                print(new Flow(screen, INDENT, " ")
                        .words(
                                Names.count(alike, tcp ? "session" : "request") + " failed so, this is the first",
                                Role.NOTE));
            }
            if (!exchange.attempts().isEmpty()) {
                screen.blank();
            }
        }
        new TimelineFoot(screen).tries(exchange);
        if (diagnosis != null) {
            tell(exchange, diagnosis, related);
        } else {
            remark(exchange);
        }
        screen.flush();
    }

    /** What is worth a look in an exchange that did not fail. */
    private void remark(Exchange exchange) {
        List<Notable> remarks = Remarks.of(exchange);
        if (!remarks.isEmpty()) {
            screen.blank();
        }
        remark(remarks, remark -> evidence.of(exchange, List.of(remark.step())));
    }

    /** Tells of records that are of no exchange. */
    public void remark(List<Notable> remarks) {
        remark(remarks, remark -> evidence.of(remark.step()));
        screen.flush();
    }

    private void remark(List<Notable> remarks, Function<Notable, List<Shown>> quotes) {
        Weight said = null;
        for (Notable remark : remarks) {
            Weight weight = remark.weight();
            List<Shown> quoted = quotes.apply(remark);
            boolean meant = quote(weight == said ? "" : weight.printed(), quoted);
            said = weight;
            Meaning meaning = remark.meaning();
            String members = evidence.members(remark.step().event());
            if (!members.isEmpty()) {
                below(members);
            }
            if (meaning != null && !meant) {
                below(meaning.text());
            }
            if (remark.count() > 1) {
                below(Names.count(remark.count(), "record") + " say so, this is the first");
            }
            if (meaning != null && meaning.next() != null) {
                below("look at " + meaning.next());
            }
        }
    }

    private void below(String text) {
        new Flow(screen, COLUMN + 2, " ").words(text, Role.DIM).print(COLUMN + 2);
    }

    /** @return whether each was said to mean something that it does not say itself */
    private boolean quote(String first, List<Shown> quoted) {
        String label = first;
        boolean meant = true;
        for (Shown shown : quoted) {
            Event event = shown.step().event();
            String message = redactor.text(WholeMessage.of(event));
            print(flow(label)
                    .add("line " + event.line(), Role.DIM)
                    .add(
                            event.kind() == RecordKind.ACCESS
                                    ? "access log"
                                    : Producers.name(shown.step().component(), true),
                            Role.STRONG)
                    .add(ids(event), Role.DIM)
                    .words(message, Role.PLAIN));
            boolean repeats = repeats(message, shown.why());
            if (!repeats) {
                below(shown.why());
            }
            meant &= !repeats;
            label = "";
        }
        return meant;
    }

    private void tell(Exchange exchange, Diagnosis diagnosis, Related related) {
        screen.blank();
        quote("evidence", evidence.of(exchange, diagnosis.evidence()));
        if (diagnosis.evidence().isEmpty()) {
            print(flow("evidence").words("no record here shows it: envlog show has all there are", Role.NOTE));
        }
        String label = "side call";
        for (Exchange call : related.sideCalls()) {
            String how = call.failed() ? call.why() : Verdict.of(call) == Verdict.CANCELLED ? unanswered(call) : null;
            if (how != null) {
                print(flow(label)
                        .words(redactor.text(Names.request(call)) + ":", Role.PLAIN)
                        .words(redactor.text(how), Role.FAIL)
                        .words("(envlog explain S" + call.ref().stream() + ")", Role.DIM));
                label = "";
            }
        }
        new HopRows(screen, redactor, INDENT, COLUMN).print(exchange, related.hops());
        label = "against it";
        for (CounterEvidence counter : diagnosis.counterEvidence()) {
            // A single line shows nothing else: that goes without saying.
            if (exchange.isLineOnly() && !counter.lookedFor()) {
                continue;
            }
            print(item(label)
                    .words(redactor.text(counter.what()) + ":", Role.PLAIN)
                    .words(verdict(counter), counter.found() == null ? Role.DIM : Role.FAIL));
            label = "";
        }
        if (diagnosis.usual() != null) {
            print(flow("mostly").words(redactor.text(diagnosis.usual()), Role.PLAIN));
        }
        label = "look at";
        for (String check : diagnosis.checks()) {
            print(item(label).words(redactor.text(check), Role.PLAIN));
            label = "";
        }
        label = "or else";
        for (Cause other : diagnosis.alternatives()) {
            print(item(label)
                    .words(redactor.text(other.summary()), Role.PLAIN)
                    .words(
                            "(" + other.id() + ", confidence "
                                    + other.confidence().printed() + ")",
                            Role.DIM));
            label = "";
        }
    }

    private static String unanswered(Exchange call) {
        Long took = call.span().durationNs();
        return "no answer"
                + (took == null
                        ? ""
                        : " after " + TimeText.duration(took, call.span().unit()));
    }

    private static String verdict(CounterEvidence counter) {
        Step found = counter.found();
        if (found != null) {
            return "line " + found.event().line() + " has it";
        }
        return counter.lookedFor() ? "not there" : "cannot be seen here";
    }

    private static String ids(Event event) {
        String connection = event.hasConnection() ? Names.connection(event.connection()) : "";
        return event.hasStream() ? connection + "/" + Names.stream(Long.toUnsignedString(event.stream())) : connection;
    }

    /** Whether a message says itself what it means. */
    private static boolean repeats(String message, String meaning) {
        int colon = meaning.lastIndexOf(": ");
        return message.contains(colon < 0 ? meaning : meaning.substring(colon + 2));
    }

    private Flow flow(String label) {
        return new Flow(screen, COLUMN, " ").label(padded(label));
    }

    /** One of several. */
    private Flow item(String label) {
        return new Flow(screen, COLUMN + 2, " ").label(padded(label) + "- ");
    }

    private static String padded(String label) {
        return label + " ".repeat(Math.max(COLUMN - INDENT - label.length(), 0));
    }

    private static void print(Flow flow) {
        flow.print(INDENT);
    }
}
