package dev.envlog.cli.render;

import dev.envlog.cli.workspace.Listed;
import java.io.Closeable;
import java.io.PrintWriter;
import java.util.List;

/** Writes a list of requests in any format. What is written is complete only after {@link #close()}. */
public interface RequestWriter extends Closeable {

    void request(Listed request);

    @Override
    void close();

    /**
     * The writer for a format; machine formats go to {@code out} itself, tables to the screen on it.
     *
     * @param columns of tables and csv, empty for the usual table
     * @param configured whether there is a configuration to be written beside them
     */
    static RequestWriter of(
            OutputFormat format,
            PrintWriter out,
            Screen screen,
            Redactor redactor,
            List<FieldColumn> columns,
            boolean configured) {
        if (!columns.isEmpty()) {
            return FieldColumn.writer(columns, format, out, screen, redactor);
        }
        return switch (format) {
            case TABLE, WIDE -> table(new RequestTable(screen, redactor, format == OutputFormat.WIDE));
            case NAME -> names(out);
            case CSV -> throw new IllegalArgumentException("csv has columns");
            case JSON, NDJSON, YAML -> records(new JsonRecords(format, out, redactor), configured);
        };
    }

    private static RequestWriter table(RequestTable table) {
        return new RequestWriter() {
            @Override
            public void request(Listed request) {
                table.row(request.number(), request.exchange());
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
            public void request(Listed request) {
                out.println(Names.reference(request.number(), request.exchange()));
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
            public void request(Listed request) {
                records.request(request.exchange(), request.config(), configured);
            }

            @Override
            public void close() {
                records.close();
            }
        };
    }
}
