package dev.envlog.cli.render;

import dev.envlog.timeline.Cause;
import dev.envlog.timeline.Exchange;
import dev.envlog.timeline.FlagsBy;
import dev.envlog.timeline.Link;
import dev.envlog.timeline.Phases;
import dev.envlog.timeline.RequestHead;
import dev.envlog.timeline.Response;
import dev.envlog.timeline.Span;
import dev.envlog.timeline.UpstreamAttempt;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/** The record {@code envlog/request/1}. */
final class RequestRecord {

    private RequestRecord() {}

    /** @param route its name, from the log or the configuration */
    static void write(JsonGenerator out, Exchange exchange, @Nullable String route, Redactor redactor) {
        Fields fields = new Fields(out);
        Span span = exchange.span();
        fields.text("schema", "envlog/request/1");
        identity(fields, exchange, redactor);
        fields.text("cluster", exchange.cluster());
        fields.text("route", route);
        out.writeName("attempts").writeStartArray();
        exchange.attempts().forEach(attempt -> attempt(out, fields, attempt, span.unit()));
        out.writeEndArray();
        response(fields, exchange.response(), redactor);
        fields.texts("filters", exchange.filters());
        fields.time("start", span.start(), span.unit());
        fields.time("end", span.end(), span.unit());
        fields.number("durationNs", span.durationNs());
        fields.text("partial", span.partial() == null ? null : span.partial().printed());
        fields.texts("missing", span.missing());
        phases(out, fields, exchange.phases());
        cause(out, fields, "cause", exchange.fault(), redactor);
        fields.number("firstLine", exchange.extent().firstLine());
        fields.number("lastLine", exchange.extent().lastLine());
        fields.number("records", exchange.extent().records());
    }

    /** Which request it is. */
    static void identity(Fields fields, Exchange exchange, Redactor redactor) {
        fields.text("kind", exchange.kind().printed());
        fields.text("pod", exchange.origin().pod());
        fields.number("restart", exchange.origin().restart());
        fields.text("file", exchange.origin().file());
        fields.id("connection", exchange.ref().connection());
        fields.text("stream", exchange.ref().stream());
        fields.text("thread", exchange.thread());
        fields.text("peer", exchange.peer());
        fields.ref("parent", exchange.parent());
        head(fields, exchange.request(), redactor);
    }

    private static void head(Fields fields, RequestHead request, Redactor redactor) {
        fields.text("requestId", request.requestId());
        fields.text("method", request.method());
        fields.text("authority", request.authority() == null ? null : redactor.text(request.authority()));
        fields.text("path", request.path() == null ? null : redactor.text(request.path()));
        fields.text("protocol", request.protocol());
    }

    private static void response(Fields fields, Response response, Redactor redactor) {
        fields.number("status", response.status());
        fields.texts("flags", response.flags());
        String details = response.details();
        fields.text("details", details == null ? null : redactor.text(details));
        fields.truth("localReply", response.localReply());
        FlagsBy by = response.flagsBy();
        fields.text("flagsBy", by == null ? null : by.printed());
    }

    private static void attempt(JsonGenerator out, Fields fields, UpstreamAttempt attempt, int unit) {
        out.writeStartObject();
        fields.number("number", attempt.number());
        fields.id("connection", attempt.connection());
        fields.text("host", attempt.host());
        fields.truth("reused", attempt.reused());
        fields.text("outcome", attempt.outcome().printed());
        fields.number("status", attempt.status());
        fields.text("resetReason", attempt.resetReason());
        fields.time("start", attempt.start(), unit);
        fields.time("ready", attempt.ready(), unit);
        fields.time("end", attempt.end(), unit);
        Link link = attempt.link();
        if (link == null) {
            out.writeNullProperty("link");
        } else {
            out.writeName("link").writeStartObject();
            fields.text("rule", link.rule().printed());
            fields.text("confidence", link.confidence().printed());
            out.writeEndObject();
        }
        out.writeEndObject();
    }

    private static void phases(JsonGenerator out, Fields fields, Phases phases) {
        out.writeName("phases").writeStartObject();
        fields.number("filters", phases.filters());
        fields.number("poolWait", phases.poolWait());
        fields.number("connect", phases.connect());
        fields.number("upstream", phases.upstream());
        fields.number("response", phases.response());
        out.writeEndObject();
    }

    /** @param name of the field, null for an element of a list */
    static void cause(
            JsonGenerator out, Fields fields, @Nullable String name, @Nullable Cause cause, Redactor redactor) {
        if (name != null) {
            out.writeName(name);
        }
        if (cause == null) {
            out.writeNull();
            return;
        }
        out.writeStartObject();
        fields.text("id", cause.id());
        fields.text("side", cause.side().printed());
        fields.text("confidence", cause.confidence().printed());
        fields.text("summary", redactor.text(cause.summary()));
        out.writeEndObject();
    }
}
