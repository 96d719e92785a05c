package dev.envlog.cli.render;

import dev.envlog.timeline.Connection;
import java.io.Closeable;
import java.io.PrintWriter;

/** Writes a list of connections in any format. What is written is complete only after {@link #close()}. */
public interface ConnectionWriter extends Closeable {

    /**
     * Writes a connection.
     *
     * @param unit resolution of the log's times in nanoseconds, 0 if it has none
     */
    void connection(Connection connection, int unit);

    @Override
    void close();

    /** The writer for a format. */
    static ConnectionWriter of(OutputFormat format, PrintWriter out, Screen screen, Redactor redactor) {
        return switch (format) {
            case TABLE, WIDE -> table(new ConnectionTable(screen, format == OutputFormat.WIDE));
            case NAME -> names(out);
            case CSV -> throw new IllegalArgumentException("connections have no csv");
            case JSON, NDJSON, YAML -> records(new JsonRecords(format, out, redactor));
        };
    }

    private static ConnectionWriter table(ConnectionTable table) {
        return new ConnectionWriter() {
            @Override
            public void connection(Connection connection, int unit) {
                table.row(connection, unit);
            }

            @Override
            public void close() {
                table.flush();
            }
        };
    }

    private static ConnectionWriter names(PrintWriter out) {
        return new ConnectionWriter() {
            @Override
            public void connection(Connection connection, int unit) {
                out.println(Names.connection(connection.id()));
            }

            @Override
            public void close() {
                out.flush();
            }
        };
    }

    private static ConnectionWriter records(JsonRecords records) {
        return new ConnectionWriter() {
            @Override
            public void connection(Connection connection, int unit) {
                records.connection(connection, unit);
            }

            @Override
            public void close() {
                records.close();
            }
        };
    }
}
