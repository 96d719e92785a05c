package dev.envlog.index;

import dev.envlog.catalog.Attribution;
import dev.envlog.catalog.Attributor;
import dev.envlog.catalog.Component;
import dev.envlog.catalog.ComponentEvidence;
import dev.envlog.pack.DamagedException;
import dev.envlog.pack.PackReader;
import dev.envlog.pack.PackWriter;
import dev.envlog.parser.EventBytes;
import dev.envlog.timeline.AttemptOutcome;
import dev.envlog.timeline.Cause;
import dev.envlog.timeline.Confidence;
import dev.envlog.timeline.Connection;
import dev.envlog.timeline.Exchange;
import dev.envlog.timeline.ExchangeKind;
import dev.envlog.timeline.Extent;
import dev.envlog.timeline.Link;
import dev.envlog.timeline.LinkRule;
import dev.envlog.timeline.Origin;
import dev.envlog.timeline.Owner;
import dev.envlog.timeline.OwnerRule;
import dev.envlog.timeline.Partial;
import dev.envlog.timeline.Phases;
import dev.envlog.timeline.RequestHead;
import dev.envlog.timeline.Response;
import dev.envlog.timeline.Side;
import dev.envlog.timeline.Span;
import dev.envlog.timeline.Step;
import dev.envlog.timeline.StreamRef;
import dev.envlog.timeline.UpstreamAttempt;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Exchanges, connections and their records as bytes, and back. What is known of an exchange and its records are apart, so that a list
 * need not read the records. {@link IndexFormat#VERSION} counts the changes of this form.
 */
final class ExchangeBytes {

    private static final int MOST = 1 << 24;

    private final EventBytes events = new EventBytes();

    /** All but its records. */
    static byte[] head(Exchange exchange) {
        PackWriter out = new PackWriter();
        out.choice(exchange.kind());
        write(out, exchange.origin());
        write(out, exchange.ref());
        optional(out, exchange.parent(), ExchangeBytes::write);
        out.text(exchange.thread());
        out.text(exchange.peer());
        RequestHead request = exchange.request();
        out.text(request.requestId());
        out.text(request.method());
        out.text(request.authority());
        out.text(request.path());
        out.text(request.protocol());
        out.text(exchange.cluster());
        out.text(exchange.route());
        list(out, exchange.attempts(), ExchangeBytes::write);
        Response response = exchange.response();
        optional(out, response.status(), (to, status) -> to.signed(status));
        list(out, response.flags(), PackWriter::text);
        out.text(response.flagsBy());
        out.text(response.details());
        write(out, response.localReply());
        list(out, exchange.filters(), PackWriter::text);
        Span span = exchange.span();
        out.eight(span.start());
        out.eight(span.end());
        write(out, span.open());
        out.choice(span.partial());
        list(out, span.missing(), PackWriter::text);
        out.number(span.unit());
        Phases phases = exchange.phases();
        optional(out, phases.filters(), PackWriter::signed);
        optional(out, phases.poolWait(), PackWriter::signed);
        optional(out, phases.connect(), PackWriter::signed);
        optional(out, phases.upstream(), PackWriter::signed);
        optional(out, phases.response(), PackWriter::signed);
        optional(out, exchange.cause(), (to, cause) -> {
            to.text(cause.id());
            to.text(cause.side());
            to.text(cause.confidence());
            to.text(cause.summary());
        });
        write(out, exchange.extent());
        return out.toBytes();
    }

    /** Its records. */
    static byte[] steps(List<Step> steps) {
        PackWriter out = new PackWriter();
        list(out, steps, ExchangeBytes::write);
        return out.toBytes();
    }

    /** A connection without its records. */
    static byte[] head(Connection connection) {
        PackWriter out = new PackWriter();
        write(out, connection.origin());
        out.eight(connection.id());
        out.choice(connection.side());
        out.text(connection.thread());
        out.text(connection.peer());
        write(out, connection.tls());
        out.text(connection.protocol());
        out.text(connection.cluster());
        out.eight(connection.opened());
        out.eight(connection.connected());
        out.eight(connection.closed());
        out.text(connection.closedBy());
        out.text(connection.closeReason());
        list(out, connection.filters(), PackWriter::text);
        list(out, connection.users(), ExchangeBytes::write);
        write(out, connection.extent());
        return out.toBytes();
    }

    /**
     * Makes an exchange of its bytes.
     *
     * @param steps what {@link #steps} gave, null for none
     * @throws DamagedException if they cannot be one
     */
    Exchange exchange(byte[] head, byte @Nullable [] steps) {
        PackReader in = new PackReader(head);
        return new Exchange(
                needed(in.choice(ExchangeKind.class)),
                origin(in),
                ref(in),
                optional(in, ExchangeBytes::ref),
                in.text(),
                in.text(),
                new RequestHead(in.text(), in.text(), in.text(), in.text(), in.text()),
                in.text(),
                in.text(),
                list(in, ExchangeBytes::attempt),
                new Response(
                        optional(in, from -> (int) from.signed()),
                        list(in, ExchangeBytes::word),
                        in.text(),
                        in.text(),
                        truth(in)),
                list(in, ExchangeBytes::word),
                new Span(
                        in.eight(),
                        in.eight(),
                        needed(truth(in)),
                        in.choice(Partial.class),
                        list(in, ExchangeBytes::word),
                        in.count(Integer.MAX_VALUE)),
                new Phases(
                        optional(in, PackReader::signed),
                        optional(in, PackReader::signed),
                        optional(in, PackReader::signed),
                        optional(in, PackReader::signed),
                        optional(in, PackReader::signed)),
                optional(in, from -> new Cause(word(from), word(from), word(from), word(from))),
                extent(in),
                steps(steps));
    }

    /** Makes a connection of its bytes; see {@link #exchange}. */
    Connection connection(byte[] head, byte @Nullable [] steps) {
        PackReader in = new PackReader(head);
        return new Connection(
                origin(in),
                in.eight(),
                in.choice(Side.class),
                in.text(),
                in.text(),
                truth(in),
                in.text(),
                in.text(),
                in.eight(),
                in.eight(),
                in.eight(),
                in.text(),
                in.text(),
                list(in, ExchangeBytes::word),
                list(in, ExchangeBytes::ref),
                extent(in),
                steps(steps));
    }

    private List<Step> steps(byte @Nullable [] steps) {
        return steps == null ? List.of() : list(new PackReader(steps), this::step);
    }

    private Step step(PackReader in) {
        Attribution by = attribution(in);
        Owner owner = optional(
                in,
                from -> new Owner(
                        ref(from), needed(from.choice(OwnerRule.class)), needed(from.choice(Confidence.class))));
        return new Step(events.read(in), by, owner, needed(truth(in)));
    }

    private static void write(PackWriter out, Step step) {
        Component component = step.by().component();
        out.text(component == null ? null : component.name());
        out.choice(step.by().by());
        if (component != null) {
            write(out, component.filter());
            out.text(component.shortName());
        }
        optional(out, step.owner(), (to, owner) -> {
            write(to, owner.ref());
            to.choice(owner.by());
            to.choice(owner.confidence());
        });
        EventBytes.write(step.event(), out);
        write(out, step.context());
    }

    private static Attribution attribution(PackReader in) {
        String name = in.text();
        ComponentEvidence by = in.choice(ComponentEvidence.class);
        if (name == null) {
            return by == null ? Attribution.UNKNOWN : new Attribution(null, by);
        }
        Component written = new Component(name, needed(truth(in)), word(in));
        Component known = Attributor.shared().byName(name);
        return new Attribution(written.equals(known) ? known : written, by);
    }

    private static void write(PackWriter out, Origin origin) {
        out.text(origin.file());
        out.text(origin.pod());
        out.number(origin.restart());
    }

    private static Origin origin(PackReader in) {
        return new Origin(word(in), in.text(), in.count(Integer.MAX_VALUE));
    }

    private static void write(PackWriter out, StreamRef ref) {
        optional(out, ref.connection(), PackWriter::number);
        out.text(ref.stream());
    }

    private static StreamRef ref(PackReader in) {
        return new StreamRef(optional(in, PackReader::number), in.text());
    }

    private static void write(PackWriter out, Extent extent) {
        out.number(extent.firstLine());
        out.number(extent.lastLine());
        out.number(extent.records());
    }

    private static Extent extent(PackReader in) {
        return new Extent(in.count(Integer.MAX_VALUE), in.count(Integer.MAX_VALUE), in.count(Integer.MAX_VALUE));
    }

    private static void write(PackWriter out, UpstreamAttempt attempt) {
        out.number(attempt.number());
        optional(out, attempt.connection(), PackWriter::number);
        out.text(attempt.host());
        write(out, attempt.reused());
        out.choice(attempt.outcome());
        optional(out, attempt.status(), (to, status) -> to.signed(status));
        out.text(attempt.resetReason());
        out.eight(attempt.start());
        out.eight(attempt.ready());
        out.eight(attempt.end());
        optional(out, attempt.link(), (to, link) -> {
            to.choice(link.rule());
            to.choice(link.confidence());
        });
    }

    private static UpstreamAttempt attempt(PackReader in) {
        return new UpstreamAttempt(
                in.count(Integer.MAX_VALUE),
                optional(in, PackReader::number),
                in.text(),
                truth(in),
                needed(in.choice(AttemptOutcome.class)),
                optional(in, from -> (int) from.signed()),
                in.text(),
                in.eight(),
                in.eight(),
                in.eight(),
                optional(
                        in,
                        from -> new Link(needed(from.choice(LinkRule.class)), needed(from.choice(Confidence.class)))));
    }

    private static void write(PackWriter out, @Nullable Boolean truth) {
        out.octet(truth == null ? 0 : truth ? 2 : 1);
    }

    private static @Nullable Boolean truth(PackReader in) {
        int truth = in.octet();
        return truth == 0 ? null : Boolean.valueOf(truth == 2);
    }

    private static <T> void optional(PackWriter out, @Nullable T value, BiConsumer<PackWriter, T> write) {
        out.octet(value == null ? 0 : 1);
        if (value != null) {
            write.accept(out, value);
        }
    }

    private static <T> @Nullable T optional(PackReader in, Function<PackReader, T> read) {
        return in.octet() == 0 ? null : read.apply(in);
    }

    private static <T> void list(PackWriter out, List<T> values, BiConsumer<PackWriter, T> write) {
        out.number(values.size());
        values.forEach(value -> write.accept(out, value));
    }

    private static <T> List<T> list(PackReader in, Function<PackReader, T> read) {
        int size = in.count(MOST);
        List<T> values = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            values.add(read.apply(in));
        }
        return List.copyOf(values);
    }

    private static String word(PackReader in) {
        return needed(in.text());
    }

    private static <T> T needed(@Nullable T value) {
        if (value == null) {
            throw new DamagedException("something is missing");
        }
        return value;
    }
}
