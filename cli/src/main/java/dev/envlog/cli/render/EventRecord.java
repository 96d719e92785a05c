package dev.envlog.cli.render;

import dev.envlog.catalog.Attribution;
import dev.envlog.log.Event;
import dev.envlog.log.Header;
import dev.envlog.timeline.Owner;
import dev.envlog.timeline.Step;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/** The record {@code envlog/event/1}. */
final class EventRecord {

    private EventRecord() {}

    static void write(
            JsonGenerator out, Event event, int restart, Attribution by, @Nullable Owner owner, Redactor redactor) {
        Fields fields = new Fields(out);
        fields.text("schema", "envlog/event/1");
        fields.text("file", event.file());
        fields.number("line", event.line());
        fields.number("lines", event.lines());
        fields.text("pod", event.pod());
        fields.number("restart", restart);
        fields.time("time", event.time(), event.timeUnit());
        fields.text("level", event.level() == null ? null : event.level().printed());
        fields.text("thread", event.thread());
        fields.text("logger", event.logger());
        fields.text("source", event.source());
        fields.id("connection", event.hasConnection() ? event.connection() : null);
        fields.text("stream", event.hasStream() ? Long.toUnsignedString(event.stream()) : null);
        fields.text("event", event.eventName());
        fields.text("component", by.component() == null ? null : by.component().name());
        fields.text("componentBy", Fields.word(by.by()));
        owner(out, fields, owner);
        fields.text("message", redactor.text(event.message()));
        out.writeName("fields").writeStartObject();
        for (int i = 0; i < event.fieldCount(); i++) {
            String header = event.fieldName(i).equals("value") ? event.field("header") : null;
            String value = event.fieldValue(i);
            fields.text(event.fieldName(i), header == null ? redactor.text(value) : redactor.header(header, value));
        }
        out.writeEndObject();
        out.writeName("headers").writeStartArray();
        for (Header header : event.headers()) {
            out.writeStartArray();
            out.writeString(header.name());
            out.writeString(redactor.header(header.name(), header.value()));
            out.writeEndArray();
        }
        out.writeEndArray();
        fields.text("kind", event.kind().printed());
    }

    /** The field {@code steps} of a timeline. */
    static void steps(JsonGenerator out, List<Step> steps, int restart, Redactor redactor) {
        out.writeName("steps").writeStartArray();
        for (Step step : steps) {
            out.writeStartObject();
            write(out, step.event(), restart, step.by(), step.owner(), redactor);
            out.writeEndObject();
        }
        out.writeEndArray();
    }

    private static void owner(JsonGenerator out, Fields fields, @Nullable Owner owner) {
        if (owner == null) {
            out.writeNullProperty("owner");
            return;
        }
        out.writeName("owner").writeStartObject();
        fields.id("connection", owner.ref().connection());
        fields.text("stream", owner.ref().stream());
        fields.text("by", owner.by().printed());
        fields.text("confidence", owner.confidence().printed());
        out.writeEndObject();
    }
}
