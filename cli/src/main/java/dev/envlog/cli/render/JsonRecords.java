package dev.envlog.cli.render;

import dev.envlog.catalog.Attribution;
import dev.envlog.cli.doctor.Checkup;
import dev.envlog.cli.glossary.Explanation;
import dev.envlog.cli.settings.Settings;
import dev.envlog.cli.stats.Group;
import dev.envlog.cli.stats.Percentiles;
import dev.envlog.cli.workspace.InputReport;
import dev.envlog.config.Dump;
import dev.envlog.config.join.Joined;
import dev.envlog.diagnosis.Diagnosis;
import dev.envlog.log.Event;
import dev.envlog.timeline.Connection;
import dev.envlog.timeline.Exchange;
import dev.envlog.timeline.Owner;
import java.io.Closeable;
import java.io.Writer;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.PrettyPrinter;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.MinimalPrettyPrinter;
import tools.jackson.dataformat.yaml.YAMLFactory;
import tools.jackson.dataformat.yaml.YAMLWriteFeature;

/**
 * Writes records as {@code json} (one array), {@code ndjson} (one object a line) or {@code yaml} (one list). Every field of a
 * record is present: unknown is null, empty is an empty list or object.
 */
public final class JsonRecords implements Closeable {

    private final JsonGenerator out;
    private final Redactor redactor;
    private final OutputFormat format;
    /** Made when something is explained: its sentences take a while to read. */
    private @Nullable Evidence evidence;

    public JsonRecords(OutputFormat format, Writer writer, Redactor redactor) {
        this.format = format;
        this.redactor = redactor;
        this.out = factory(format)
                .createGenerator(
                        format == OutputFormat.JSON ? new RecordPerLine() : ObjectWriteContext.empty(),
                        format == OutputFormat.YAML ? writer : new EscapingWriter(writer));
        if (format != OutputFormat.NDJSON) {
            out.writeStartArray();
        }
    }

    /** A setting, {@code envlog/setting/1}. */
    void setting(Settings.Shown shown) {
        begin();
        Fields fields = new Fields(out);
        fields.text("schema", "envlog/setting/1");
        fields.text("option", shown.setting().option());
        fields.text("command", shown.setting().command());
        fields.text("value", shown.setting().value());
        fields.text("from", shown.setting().from());
        fields.truth("counts", shown.counts());
        end();
    }

    /** Writes the fields of a request's record into an object of somebody else's. */
    public static void fields(JsonGenerator out, Exchange exchange, Redactor redactor) {
        RequestRecord.write(out, exchange, exchange.route(), redactor);
    }

    /**
     * The request with one more field if there is a configuration, {@code config}: what is configured for it.
     *
     * @param config null if no configuration is of its proxy
     * @param configured whether there is a configuration
     */
    void request(Exchange exchange, @Nullable Joined config, boolean configured) {
        begin();
        request(config, configured, exchange);
        end();
    }

    private void request(@Nullable Joined config, boolean configured, Exchange exchange) {
        String route = exchange.route() == null && config != null
                ? config.request().choice().routeName()
                : exchange.route();
        RequestRecord.write(out, exchange, route, redactor);
        if (configured) {
            JoinedRecord.write(out, config, redactor);
        }
    }

    /**
     * The request with one more field, {@code steps}: its records.
     *
     * @param by with another field {@code by}: who had to do with it
     */
    public void timeline(Exchange exchange, @Nullable Joined config, boolean configured, boolean by) {
        begin();
        request(config, configured, exchange);
        EventRecord.steps(out, exchange.steps(), exchange.origin().restart(), redactor);
        if (by) {
            ParticipantTable.write(out, exchange);
        }
        end();
    }

    /**
     * Writes a connection.
     *
     * @param unit resolution of the log's times in nanoseconds, 0 if it has none
     */
    public void connection(Connection connection, int unit) {
        connection(connection, unit, null, false);
    }

    /**
     * The connection with one more field if there is a configuration, {@code config}: what is configured for it.
     *
     * @param config null if no configuration is known to be of it
     * @param configured whether there is a configuration
     */
    public void connection(Connection connection, int unit, @Nullable Joined config, boolean configured) {
        begin();
        ConnectionRecord.write(out, connection, unit);
        if (configured) {
            JoinedRecord.write(out, config, redactor);
        }
        end();
    }

    public void event(Event event, int restart, Attribution by, @Nullable Owner owner) {
        begin();
        EventRecord.write(out, event, restart, by, owner, redactor);
        end();
    }

    /** What was found out about one process, and in reading the input it is from. */
    void checkup(Checkup checkup, InputReport report) {
        begin();
        DoctorRecord.write(out, checkup, report, redactor);
        end();
    }

    /**
     * Why a request failed, {@code envlog/explanation/1}.
     *
     * @param diagnosis null for one that did not
     */
    public void diagnosis(Exchange exchange, @Nullable Diagnosis diagnosis) {
        if (evidence == null) {
            evidence = new Evidence(redactor);
        }
        begin();
        DiagnosisRecord.write(out, exchange, diagnosis, evidence, redactor);
        end();
    }

    /** What there is to say about one line or code. */
    public void explanation(Explanation explanation) {
        begin();
        ExplanationRecord.write(out, explanation, redactor);
        end();
    }

    /** What requests with the same values come to. */
    void stats(Group group, List<FieldColumn> by, Percentiles percentiles) {
        begin();
        StatsRecord.write(out, group, by, percentiles, redactor);
        end();
    }

    /** Writes a configuration. */
    void dump(Dump dump) {
        begin();
        ConfigRecord.write(out, dump, redactor);
        end();
    }

    /** Makes what was written visible to a reader at the other end of a pipe. */
    public void flush() {
        out.flush();
    }

    /** Ends the array; the writer stays open. */
    @Override
    public void close() {
        if (format != OutputFormat.NDJSON) {
            out.writeEndArray();
        }
        if (format == OutputFormat.JSON) {
            out.writeRaw('\n');
        }
        out.close();
    }

    private void begin() {
        out.writeStartObject();
    }

    private void end() {
        out.writeEndObject();
        if (format == OutputFormat.NDJSON) {
            out.writeRaw('\n');
        }
    }

    private static TokenStreamFactory factory(OutputFormat format) {
        if (format == OutputFormat.YAML) {
            return YAMLFactory.builder()
                    .disable(YAMLWriteFeature.WRITE_DOC_START_MARKER)
                    .disable(YAMLWriteFeature.SPLIT_LINES)
                    .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
                    .build();
        }
        return JsonFactory.builder()
                .rootValueSeparator("")
                .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
                .build();
    }

    /** A line for each record of the array, so that it can be read and compared line by line. */
    private static final class RecordPerLine extends ObjectWriteContext.Base {
        @Override
        public PrettyPrinter getPrettyPrinter() {
            return new MinimalPrettyPrinter() {
                @Override
                public void writeArrayValueSeparator(JsonGenerator generator) {
                    generator.writeRaw(',');
                    if (generator.streamWriteContext().getNestingDepth() == 1) {
                        generator.writeRaw('\n');
                    }
                }
            };
        }

        @Override
        public boolean hasPrettyPrinter() {
            return true;
        }
    }
}
