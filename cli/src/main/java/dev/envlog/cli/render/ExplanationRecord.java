package dev.envlog.cli.render;

import dev.envlog.catalog.Catalog.Known;
import dev.envlog.catalog.Component;
import dev.envlog.cli.glossary.Code;
import dev.envlog.cli.glossary.Explanation;
import dev.envlog.cli.glossary.Meaning;
import dev.envlog.log.Event;
import dev.envlog.parser.statement.Wording;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/** The record {@code envlog/what/1}. */
final class ExplanationRecord {

    private ExplanationRecord() {}

    static void write(JsonGenerator out, Explanation explanation, Redactor redactor) {
        Fields fields = new Fields(out);
        Event event = explanation.event();
        Component component = explanation.by().component();
        Wording wording = explanation.wording();
        fields.text("schema", "envlog/what/1");
        fields.text("kind", explanation.kind().printed());
        fields.text("text", redactor.line(explanation.text()));
        fields.text("event", explanation.statement());
        fields.text("component", component == null ? null : component.name());
        fields.text("componentBy", Fields.word(explanation.by().by()));
        fields.text("role", explanation.role());
        fields.text("logger", event == null ? null : event.logger());
        fields.text("source", event == null ? null : event.source());
        fields.text("releases", wording == null ? null : wording.releases().words());
        out.writeName("otherWordings").writeStartArray();
        for (Wording other : explanation.others()) {
            out.writeStartObject();
            fields.text("example", other.example());
            fields.text("releases", other.releases().words());
            out.writeEndObject();
        }
        out.writeEndArray();
        meaning(fields, explanation.meaning());
        out.writeName("codes").writeStartArray();
        for (Code code : explanation.codes()) {
            out.writeStartObject();
            fields.text("table", code.table().printed());
            fields.text("code", redactor.text(code.code()));
            fields.text("name", code.name());
            meaning(fields, code.meaning());
            out.writeEndObject();
        }
        out.writeEndArray();
        out.writeName("nearest").writeStartArray();
        for (Known known : explanation.nearest()) {
            out.writeStartObject();
            fields.text("event", known.event());
            fields.text("text", known.text());
            out.writeEndObject();
        }
        out.writeEndArray();
    }

    private static void meaning(Fields fields, @Nullable Meaning meaning) {
        fields.text("weight", meaning == null ? null : meaning.weight().printed());
        fields.text("meaning", meaning == null ? null : meaning.text());
        fields.text("next", meaning == null ? null : meaning.next());
    }
}
