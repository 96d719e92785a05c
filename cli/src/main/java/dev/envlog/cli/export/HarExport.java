package dev.envlog.cli.export;

import dev.envlog.cli.render.EscapingWriter;
import dev.envlog.cli.render.JsonRecords;
import dev.envlog.cli.render.Redactor;
import dev.envlog.cli.render.TimeText;
import dev.envlog.cli.workspace.Listed;
import dev.envlog.log.Event;
import dev.envlog.log.Header;
import dev.envlog.timeline.AttemptOutcome;
import dev.envlog.timeline.Exchange;
import dev.envlog.timeline.UpstreamAttempt;
import java.io.PrintWriter;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.PrettyPrinter;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.MinimalPrettyPrinter;

/**
 * Writes an HTTP Archive 1.2 (http://www.softwareishard.com/blog/har-12-spec/), with an entry for each try of a request to
 * reach an upstream, or one if there was none. What Envoy knows beyond HTTP is in {@code _envoy}: the record that other
 * commands print, and the number of the try.
 */
public final class HarExport implements RequestExport {

    private static final Pattern ADDRESS = Pattern.compile("(\\d+(?:\\.\\d+){3}|\\[[0-9A-Fa-f:.]+\\])(?::\\d+)?");
    private static final long UNKNOWN = -1;

    private final JsonGenerator out;
    private final PrintWriter writer;
    private final Redactor redactor;
    private boolean bodies;
    private boolean untimed;

    /** @param version of the program */
    public HarExport(PrintWriter writer, Redactor redactor, String version) {
        this.writer = writer;
        this.redactor = redactor;
        this.out = new JsonFactory().createGenerator(new EntryPerLine(), new EscapingWriter(writer));
        out.writeStartObject();
        out.writeName("log").writeStartObject();
        out.writeStringProperty("version", "1.2");
        out.writeName("creator").writeStartObject();
        out.writeStringProperty("name", "envlog");
        out.writeStringProperty("version", version);
        out.writeEndObject();
        out.writeName("entries").writeStartArray();
    }

    @Override
    public boolean request(Listed request) {
        Exchange exchange = request.exchange();
        Message message = Message.of(exchange);
        if (message == null) {
            return false;
        }
        bodies |= Boolean.TRUE.equals(message.body());
        untimed |= HarTimings.begin(exchange, 0) == Event.NO_TIME;
        int tries = Math.max(1, exchange.attempts().size());
        for (int i = 0; i < tries; i++) {
            entry(exchange, message, i, i == tries - 1);
        }
        return true;
    }

    private void entry(Exchange exchange, Message message, int index, boolean last) {
        UpstreamAttempt attempt =
                exchange.attempts().isEmpty() ? null : exchange.attempts().get(index);
        HarTimings timings = HarTimings.of(exchange, index, last);
        out.writeStartObject();
        long begin = HarTimings.begin(exchange, index);
        out.writeStringProperty("startedDateTime", TimeText.moment(begin == Event.NO_TIME ? 0 : begin));
        out.writeNumberProperty("time", timings.whole());
        request(exchange, message);
        response(exchange, message, attempt, last);
        out.writeName("cache").writeStartObject().writeEndObject();
        timings.write(out);
        String host = attempt == null ? null : attempt.host();
        Matcher address = ADDRESS.matcher(host == null ? "" : host);
        if (address.matches()) {
            out.writeStringProperty("serverIPAddress", address.group(1).replaceAll("[\\[\\]]", ""));
        }
        if (attempt != null && attempt.connection() != null) {
            out.writeStringProperty("connection", "C" + Long.toUnsignedString(attempt.connection()));
        }
        out.writeStringProperty("comment", "bodies are not in the log");
        out.writeName("_envoy").writeStartObject();
        out.writeNumberProperty("attempt", attempt == null ? 0 : attempt.number());
        JsonRecords.fields(out, exchange, redactor);
        out.writeEndObject();
        out.writeEndObject();
    }

    private void request(Exchange exchange, Message message) {
        String path = redactor.text(message.path());
        List<Header> headers = Objects.requireNonNullElse(message.requestHeaders(), List.of());
        out.writeName("request").writeStartObject();
        out.writeStringProperty("method", message.method());
        String authority = Objects.requireNonNullElse(message.authority(), "unknown.invalid");
        String url = message.scheme() + "://" + authority + (path.startsWith("/") ? path : "/");
        out.writeStringProperty("url", redactor.text(url));
        out.writeStringProperty("httpVersion", protocol(exchange));
        headers(headers);
        query(path);
        sizes(length(headers));
        out.writeEndObject();
    }

    private void response(Exchange exchange, Message message, @Nullable UpstreamAttempt attempt, boolean last) {
        Integer status = last ? exchange.response().status() : attempt == null ? null : attempt.status();
        List<Header> headers = last ? message.responseHeaders() : List.of();
        out.writeName("response").writeStartObject();
        out.writeNumberProperty("status", status == null ? 0 : status);
        out.writeStringProperty("statusText", "");
        out.writeStringProperty("httpVersion", protocol(exchange));
        headers(headers);
        out.writeName("content").writeStartObject();
        out.writeNumberProperty("size", length(headers));
        out.writeStringProperty(
                "mimeType", Objects.requireNonNullElse(Message.header(headers, "content-type"), "x-unknown"));
        out.writeEndObject();
        String location = Message.header(headers, "location");
        out.writeStringProperty("redirectURL", location == null ? "" : redactor.text(location));
        sizes(length(headers));
        if (attempt != null && (attempt.resetReason() != null || attempt.outcome() != AttemptOutcome.RESPONSE)) {
            String reason = attempt.resetReason();
            out.writeStringProperty(
                    "_error", attempt.outcome().printed().replace('_', ' ') + (reason == null ? "" : ": " + reason));
        } else if (status == null) {
            out.writeStringProperty("_error", "no response is in the log");
        }
        out.writeEndObject();
    }

    private static String protocol(Exchange exchange) {
        return Objects.requireNonNullElse(exchange.request().protocol(), "unknown");
    }

    private void headers(List<Header> headers) {
        out.writeName("cookies").writeStartArray().writeEndArray();
        out.writeName("headers").writeStartArray();
        for (Header header : headers) {
            pair(header.name(), redactor.header(header.name(), header.value()));
        }
        out.writeEndArray();
    }

    private void query(String path) {
        out.writeName("queryString").writeStartArray();
        int from = path.indexOf('?');
        for (String parameter :
                from < 0 ? new String[0] : path.substring(from + 1).split("&", -1)) {
            int equals = parameter.indexOf('=');
            pair(
                    decoded(equals < 0 ? parameter : parameter.substring(0, equals)),
                    equals < 0 ? "" : decoded(parameter.substring(equals + 1)));
        }
        out.writeEndArray();
    }

    /** As it stands if it is damaged. */
    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return text;
        }
    }

    private void pair(String name, String value) {
        out.writeStartObject();
        out.writeStringProperty("name", name);
        out.writeStringProperty("value", value);
        out.writeEndObject();
    }

    private void sizes(long body) {
        out.writeNumberProperty("headersSize", UNKNOWN);
        out.writeNumberProperty("bodySize", body);
    }

    private static long length(List<Header> headers) {
        String length = Message.header(headers, "content-length");
        return length != null && length.matches("\\d{1,18}") ? Long.parseLong(length) : UNKNOWN;
    }

    @Override
    public List<String> notes() {
        List<String> notes = new ArrayList<>();
        if (bodies) {
            notes.add("bodies are not in the log, and so not in the archive");
        }
        if (untimed) {
            notes.add("the log has no times: in the archive all is of 1970-01-01");
        }
        return notes;
    }

    @Override
    public void close() {
        out.writeEndArray();
        out.writeEndObject();
        out.writeEndObject();
        out.close();
        writer.println();
        writer.flush();
    }

    /** An archive can be long and is read by people too. */
    private static final class EntryPerLine extends ObjectWriteContext.Base {
        @Override
        public PrettyPrinter getPrettyPrinter() {
            return new MinimalPrettyPrinter() {
                @Override
                public void beforeArrayValues(JsonGenerator generator) {
                    line(generator, 3);
                }

                @Override
                public void writeArrayValueSeparator(JsonGenerator generator) {
                    generator.writeRaw(',');
                    line(generator, 3);
                }
            };
        }

        private static void line(JsonGenerator generator, int depth) {
            if (generator.streamWriteContext().getNestingDepth() == depth) {
                generator.writeRaw('\n');
            }
        }

        @Override
        public boolean hasPrettyPrinter() {
            return true;
        }
    }
}
