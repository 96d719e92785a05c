package dev.envlog.cli.render;

import dev.envlog.cli.render.Evidence.Shown;
import dev.envlog.diagnosis.CounterEvidence;
import dev.envlog.diagnosis.Diagnosis;
import dev.envlog.log.Event;
import dev.envlog.timeline.Cause;
import dev.envlog.timeline.Exchange;
import dev.envlog.timeline.Step;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/** The record {@code envlog/explanation/1}. */
final class DiagnosisRecord {

    private DiagnosisRecord() {}

    /** @param diagnosis null for a request that did not fail */
    static void write(
            JsonGenerator out, Exchange exchange, @Nullable Diagnosis diagnosis, Evidence evidence, Redactor redactor) {
        Fields fields = new Fields(out);
        fields.text("schema", "envlog/explanation/1");
        RequestRecord.identity(fields, exchange, redactor);
        fields.text("cluster", exchange.cluster());
        fields.number("status", exchange.response().status());
        fields.texts("flags", exchange.response().flags());
        RequestRecord.cause(out, fields, "cause", exchange.fault(), redactor);
        out.writeName("evidence").writeStartArray();
        if (diagnosis != null) {
            for (Shown shown : evidence.of(exchange, diagnosis.evidence())) {
                out.writeStartObject();
                place(fields, shown.step());
                fields.text("text", shown.text());
                fields.text("component", shown.step().component());
                fields.text("why", shown.why());
                out.writeEndObject();
            }
        }
        out.writeEndArray();
        out.writeName("counterEvidence").writeStartArray();
        if (diagnosis != null) {
            diagnosis.counterEvidence().forEach(counter -> counter(out, fields, counter, redactor));
        }
        out.writeEndArray();
        fields.text("usual", diagnosis == null || diagnosis.usual() == null ? null : redactor.text(diagnosis.usual()));
        fields.texts(
                "checks",
                diagnosis == null
                        ? List.of()
                        : diagnosis.checks().stream().map(redactor::text).toList());
        out.writeName("alternatives").writeStartArray();
        if (diagnosis != null) {
            for (Cause other : diagnosis.alternatives()) {
                RequestRecord.cause(out, fields, null, other, redactor);
            }
        }
        out.writeEndArray();
    }

    private static void counter(JsonGenerator out, Fields fields, CounterEvidence counter, Redactor redactor) {
        Step found = counter.found();
        out.writeStartObject();
        fields.text("what", redactor.text(counter.what()));
        fields.truth("lookedFor", counter.lookedFor());
        fields.truth("found", found != null);
        if (found == null) {
            out.writeNullProperty("file");
            out.writeNullProperty("line");
            out.writeNullProperty("text");
        } else {
            place(fields, found);
            fields.text("text", Evidence.line(found.event(), redactor));
        }
        out.writeEndObject();
    }

    private static void place(Fields fields, Step step) {
        Event event = step.event();
        fields.text("file", event.file());
        fields.number("line", event.line());
    }
}
