package dev.envlog.testdata;

import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Writes small logs in Envoy's default format for tests:
 *
 * <pre>{@code
 * String log = new EnvoyLogWriter()
 *         .thread(23)
 *         .at(120).conn("http", 5, "new stream")
 *         .at(121).stream("http", 5, 77, "request headers complete (end_stream=true):")
 *                 .headers(":authority", "orders", ":path", "/")
 *         .plain("pool", "trying to create new connection")
 *         .text();
 * }</pre>
 *
 * <p>Thread, time, level, source position and the way ids are printed hold until they are set anew. The writer knows the
 * format and nothing else: logger and message are printed as they are given.
 */
public final class EnvoyLogWriter {

    /** The time of {@code at(0)}, as the stamps of the log are read: UTC. */
    public static final LocalDateTime START = LocalDateTime.of(2026, 1, 5, 10, 0);

    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSS", Locale.ROOT);

    private final StringBuilder out = new StringBuilder();
    private int thread = 1;
    private long millis;
    private String level = "debug";
    private @Nullable String source;
    private boolean tags;

    /** Sets the thread of the following lines; 1 at first. */
    public EnvoyLogWriter thread(int id) {
        thread = id;
        return this;
    }

    /** Sets the time of the following lines in milliseconds after {@link #START}; 0 at first. */
    public EnvoyLogWriter at(long millisAfterStart) {
        millis = millisAfterStart;
        return this;
    }

    /** Sets the level of the following lines, as it is printed; {@code debug} at first. */
    public EnvoyLogWriter level(String printed) {
        level = printed;
        return this;
    }

    /** Sets the source position of the following lines, {@code source/a/b.cc:12}; null, as at first, prints none. */
    public EnvoyLogWriter source(@Nullable String pathAndLine) {
        source = pathAndLine;
        return this;
    }

    /** Prints ids as {@code [Tags: "ConnectionId":"5"]} from here on, as Envoy does since 1.27, in place of {@code [C5]}. */
    public EnvoyLogWriter tags() {
        tags = true;
        return this;
    }

    /** A line without ids. */
    public EnvoyLogWriter plain(String logger, String message) {
        return record(logger, "", message);
    }

    /** A line with a connection id. */
    public EnvoyLogWriter conn(String logger, long connection, String message) {
        String id = Long.toUnsignedString(connection);
        return record(logger, tags ? "[Tags: \"ConnectionId\":\"" + id + "\"] " : "[C" + id + "] ", message);
    }

    /** A line with the ids of a connection and a stream, both unsigned. */
    public EnvoyLogWriter stream(String logger, long connection, long stream, String message) {
        String c = Long.toUnsignedString(connection);
        String s = Long.toUnsignedString(stream);
        String tagged = "[Tags: \"ConnectionId\":\"" + c + "\",\"StreamId\":\"" + s + "\"] ";
        return record(logger, tags ? tagged : "[C" + c + "][S" + s + "] ", message);
    }

    /** The header block of the line before, given as name, value, name, value …, and the blank line that ends it. */
    public EnvoyLogWriter headers(String... namesAndValues) {
        if (namesAndValues.length % 2 != 0) {
            throw new IllegalArgumentException("a name without a value");
        }
        for (int i = 0; i < namesAndValues.length; i += 2) {
            line("'" + namesAndValues[i] + "', '" + namesAndValues[i + 1] + "'");
        }
        return line("");
    }

    /** A line as it is, which need not be one of Envoy's. */
    public EnvoyLogWriter line(String text) {
        out.append(text).append('\n');
        return this;
    }

    /** Everything written so far. */
    public String text() {
        return out.toString();
    }

    /** {@link #text()} in UTF-8. */
    public byte[] bytes() {
        return text().getBytes(StandardCharsets.UTF_8);
    }

    private EnvoyLogWriter record(String logger, String ids, String message) {
        String time = STAMP.format(START.plus(millis, ChronoUnit.MILLIS));
        String position = source == null ? "" : "[" + source + "] ";
        return line("[" + time + "][" + thread + "][" + level + "][" + logger + "] " + position + ids + message);
    }
}
