package dev.envlog.cli.render;

import dev.envlog.config.join.Joined;
import dev.envlog.timeline.Exchange;
import java.io.Closeable;
import java.io.PrintWriter;
import org.jspecify.annotations.Nullable;

/** Writes a list of requests in any format. What is written is complete only after {@link #close()}. */
public interface RequestWriter extends Closeable {

    /**
     * Writes a request.
     *
     * @param number of the exchange among all that ended
     * @param config the configuration beside it, null if none is of its proxy
     */
    void request(long number, Exchange exchange, @Nullable Joined config);

    @Override
    void close();

    /**
     * The writer for a format; machine formats go to {@code out} itself, tables to the screen on it.
     *
     * @param configured whether there is a configuration to be written beside them
     */
    static RequestWriter of(
            OutputFormat format, PrintWriter out, Screen screen, Redactor redactor, boolean configured) {
        return switch (format) {
            case TABLE, WIDE -> table(new RequestTable(screen, redactor, format == OutputFormat.WIDE));
            case NAME -> names(out);
            case JSON, NDJSON, YAML -> records(new JsonRecords(format, out, redactor), configured);
        };
    }

    private static RequestWriter table(RequestTable table) {
        return new RequestWriter() {
            @Override
            public void request(long number, Exchange exchange, @Nullable Joined config) {
                table.row(number, exchange);
            }

            @Override
            public void close() {
                table.flush();
            }
        };
    }

    private static RequestWriter names(PrintWriter out) {
        return new RequestWriter() {
            @Override
            public void request(long number, Exchange exchange, @Nullable Joined config) {
                out.println(Names.handle(exchange));
            }

            @Override
            public void close() {
                out.flush();
            }
        };
    }

    private static RequestWriter records(JsonRecords records, boolean configured) {
        return new RequestWriter() {
            @Override
            public void request(long number, Exchange exchange, @Nullable Joined config) {
                records.request(exchange, config, configured);
            }

            @Override
            public void close() {
                records.close();
            }
        };
    }
}
