package dev.envlog.index;

import dev.envlog.pack.PackReader;
import dev.envlog.pack.PackWriter;
import dev.envlog.timeline.AttemptOutcome;
import dev.envlog.timeline.Cause;
import dev.envlog.timeline.CauseConfidence;
import dev.envlog.timeline.CauseSide;
import dev.envlog.timeline.Closer;
import dev.envlog.timeline.Confidence;
import dev.envlog.timeline.Connection;
import dev.envlog.timeline.Exchange;
import dev.envlog.timeline.ExchangeKind;
import dev.envlog.timeline.Extent;
import dev.envlog.timeline.FlagsBy;
import dev.envlog.timeline.Link;
import dev.envlog.timeline.LinkRule;
import dev.envlog.timeline.Origin;
import dev.envlog.timeline.Partial;
import dev.envlog.timeline.Phases;
import dev.envlog.timeline.RequestHead;
import dev.envlog.timeline.Response;
import dev.envlog.timeline.Side;
import dev.envlog.timeline.Span;
import dev.envlog.timeline.StreamRef;
import dev.envlog.timeline.UpstreamAttempt;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Exchanges and connections as bytes, but for their records; the next one is told by what was told of those before it. */
final class HeadCodec {

    private static final int MOST = 1 << 24;

    private final Texts texts = new Texts();
    private final Numbers numbers = new Numbers();
    private final Refs refs = new Refs();
    private long line;

    // ---- exchanges

    void write(Exchange e, Columns to) {
        PackWriter out = to.rest;
        numbers.unit(e.span().unit());
        out.number(e.span().unit());
        texts.write(e.kind(), out);
        origin(e.origin(), out);
        refs.write(e.ref(), to.turns, to.ids);
        parent(e.parent(), to);
        texts.write(e.thread(), out);
        texts.write(e.peer(), out);
        request(e.request(), to);
        texts.write(e.cluster(), out);
        texts.write(e.route(), out);
        Span span = e.span();
        numbers.time(span.start(), to.times);
        out.number(e.attempts().size());
        e.attempts().forEach(attempt -> attempt(attempt, to));
        numbers.time(span.end(), to.times);
        Numbers.truth(span.open(), out);
        texts.write(span.partial(), out);
        texts.writeAll(span.missing(), out);
        Long told = span.toldNs();
        out.number(told == null ? 0 : told + 1);
        response(e.response(), out);
        texts.writeAll(e.filters(), out);
        phases(e.phases(), to.times);
        cause(e.cause(), out);
        extent(e.extent(), to.lines);
    }

    Exchange exchange(Columns.Reading from) {
        PackReader in = from.rest;
        int unit = in.count(Integer.MAX_VALUE);
        numbers.unit(unit);
        ExchangeKind kind = texts.need(ExchangeKind.class, in);
        Origin origin = origin(in);
        StreamRef ref = refs.read(from.turns, from.ids);
        StreamRef parent = parent(from);
        String thread = texts.read(in);
        String peer = texts.read(in);
        RequestHead request = request(from);
        String cluster = texts.read(in);
        String route = texts.read(in);
        long start = numbers.time(from.times);
        List<UpstreamAttempt> attempts = attempts(from);
        long end = numbers.time(from.times);
        boolean open = Boolean.TRUE.equals(Numbers.truth(in));
        Partial partial = texts.read(Partial.class, in);
        List<String> missing = texts.readAll(in);
        long told = in.number();
        Span span = new Span(start, end, open, partial, missing, unit, told == 0 ? null : told - 1);
        Response response = response(in);
        List<String> filters = texts.readAll(in);
        Phases phases = phases(from.times);
        return new Exchange(
                kind,
                origin,
                ref,
                parent,
                thread,
                peer,
                request,
                cluster,
                route,
                attempts,
                response,
                filters,
                span,
                phases,
                cause(in),
                extent(from.lines),
                List.of());
    }

    private void parent(@Nullable StreamRef parent, Columns to) {
        to.rest.number(parent == null ? 0 : 1);
        if (parent != null) {
            refs.write(parent, to.turns, to.ids);
        }
    }

    private @Nullable StreamRef parent(Columns.Reading from) {
        return from.rest.number() == 0 ? null : refs.read(from.turns, from.ids);
    }

    private void request(RequestHead request, Columns to) {
        PackWriter out = to.rest;
        Numbers.uuid(request.requestId(), texts, to.ids);
        texts.write(request.method(), out);
        texts.write(request.authority(), out);
        texts.write(request.path(), out);
        texts.write(request.protocol(), out);
    }

    private RequestHead request(Columns.Reading from) {
        PackReader in = from.rest;
        return new RequestHead(
                Numbers.uuid(texts, from.ids), texts.read(in), texts.read(in), texts.read(in), texts.read(in));
    }

    private List<UpstreamAttempt> attempts(Columns.Reading from) {
        int count = from.rest.count(MOST);
        List<UpstreamAttempt> attempts = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            attempts.add(attempt(from));
        }
        return List.copyOf(attempts);
    }

    private void attempt(UpstreamAttempt a, Columns to) {
        PackWriter out = to.rest;
        out.number(a.number());
        Numbers.optional(a.connection(), to.ids);
        texts.write(a.host(), out);
        Numbers.truth(a.reused(), out);
        texts.write(a.outcome(), out);
        Numbers.small(a.status(), out);
        texts.write(a.resetReason(), out);
        numbers.time(a.start(), to.times);
        numbers.time(a.ready(), to.times);
        numbers.time(a.end(), to.times);
        Link link = a.link();
        texts.write(link == null ? null : link.rule(), out);
        if (link != null) {
            texts.write(link.confidence(), out);
        }
    }

    private UpstreamAttempt attempt(Columns.Reading from) {
        PackReader in = from.rest;
        int number = in.count(Integer.MAX_VALUE);
        Long connection = Numbers.optional(from.ids);
        String host = texts.read(in);
        Boolean reused = Numbers.truth(in);
        AttemptOutcome outcome = texts.need(AttemptOutcome.class, in);
        Integer status = Numbers.small(in);
        String reason = texts.read(in);
        long start = numbers.time(from.times);
        long ready = numbers.time(from.times);
        long end = numbers.time(from.times);
        LinkRule rule = texts.read(LinkRule.class, in);
        Link link = rule == null ? null : new Link(rule, texts.need(Confidence.class, in));
        return new UpstreamAttempt(number, connection, host, reused, outcome, status, reason, start, ready, end, link);
    }

    private void cause(@Nullable Cause cause, PackWriter out) {
        texts.write(cause == null ? null : cause.id(), out);
        if (cause != null) {
            texts.write(cause.side(), out);
            texts.write(cause.confidence(), out);
            texts.write(cause.summary(), out);
        }
    }

    private @Nullable Cause cause(PackReader in) {
        String id = texts.read(in);
        return id == null
                ? null
                : new Cause(id, texts.need(CauseSide.class, in), texts.need(CauseConfidence.class, in), texts.need(in));
    }

    private void response(Response r, PackWriter out) {
        Numbers.small(r.status(), out);
        texts.writeAll(r.flags(), out);
        texts.write(r.flagsBy(), out);
        texts.write(r.details(), out);
        Numbers.truth(r.localReply(), out);
        Numbers.small(r.derivedStatus(), out);
    }

    private Response response(PackReader in) {
        return new Response(
                Numbers.small(in),
                texts.readAll(in),
                texts.read(FlagsBy.class, in),
                texts.read(in),
                Numbers.truth(in),
                Numbers.small(in));
    }

    private void phases(Phases p, PackWriter out) {
        numbers.duration(p.filters(), out);
        numbers.duration(p.poolWait(), out);
        numbers.duration(p.connect(), out);
        numbers.duration(p.upstream(), out);
        numbers.duration(p.response(), out);
    }

    private Phases phases(PackReader in) {
        return new Phases(
                numbers.duration(in),
                numbers.duration(in),
                numbers.duration(in),
                numbers.duration(in),
                numbers.duration(in));
    }

    // ---- connections

    void write(Connection c, int unit, Columns to) {
        PackWriter out = to.rest;
        numbers.unit(unit);
        origin(c.origin(), out);
        to.ids.number(c.id());
        texts.write(c.side(), out);
        texts.write(c.thread(), out);
        texts.write(c.peer(), out);
        Numbers.truth(c.tls(), out);
        texts.write(c.protocol(), out);
        texts.write(c.cluster(), out);
        numbers.time(c.opened(), to.times);
        numbers.time(c.connected(), to.times);
        numbers.time(c.closed(), to.times);
        texts.write(c.closedBy(), out);
        texts.write(c.closeReason(), out);
        texts.writeAll(c.filters(), out);
        out.number(c.users().size());
        c.users().forEach(user -> refs.write(user, to.turns, to.ids));
        extent(c.extent(), to.lines);
    }

    Connection connection(int unit, Columns.Reading from) {
        PackReader in = from.rest;
        numbers.unit(unit);
        Origin origin = origin(in);
        long id = from.ids.number();
        Side side = texts.read(Side.class, in);
        String thread = texts.read(in);
        String peer = texts.read(in);
        Boolean tls = Numbers.truth(in);
        String protocol = texts.read(in);
        String cluster = texts.read(in);
        long opened = numbers.time(from.times);
        long connected = numbers.time(from.times);
        long closed = numbers.time(from.times);
        Closer closedBy = texts.read(Closer.class, in);
        String reason = texts.read(in);
        List<String> filters = texts.readAll(in);
        int count = in.count(MOST);
        List<StreamRef> users = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            users.add(refs.read(from.turns, from.ids));
        }
        return new Connection(
                origin,
                id,
                side,
                thread,
                peer,
                tls,
                protocol,
                cluster,
                opened,
                connected,
                closed,
                closedBy,
                reason,
                filters,
                List.copyOf(users),
                extent(from.lines),
                List.of());
    }

    // ---- both

    private void origin(Origin origin, PackWriter out) {
        texts.write(origin.file(), out);
        texts.write(origin.pod(), out);
        out.number(origin.restart());
    }

    private Origin origin(PackReader in) {
        return new Origin(texts.need(in), texts.read(in), in.count(Integer.MAX_VALUE));
    }

    private void extent(Extent extent, PackWriter out) {
        out.signed(extent.firstLine() - line);
        line = extent.firstLine();
        out.signed((long) extent.lastLine() - extent.firstLine());
        out.number(extent.records());
    }

    private Extent extent(PackReader in) {
        line += in.signed();
        return new Extent((int) line, (int) (line + in.signed()), in.count(Integer.MAX_VALUE));
    }
}
