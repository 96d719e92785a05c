package dev.envlog.cli.render;

import dev.envlog.catalog.Attribution;
import dev.envlog.log.Event;
import dev.envlog.timeline.Owner;
import java.io.Closeable;
import java.io.PrintWriter;
import org.jspecify.annotations.Nullable;

/** Writes records in any format but {@code name}. What is written is complete only after {@link #close()}. */
public interface EventWriter extends Closeable {

    void event(Event event, int restart, Attribution by, @Nullable Owner owner);

    @Override
    void close();

    /** The writer for a format. */
    static EventWriter of(OutputFormat format, PrintWriter out, Screen screen, Redactor redactor) {
        return format.machine()
                ? records(new JsonRecords(format, out, redactor))
                : table(new EventTable(screen, redactor, format == OutputFormat.WIDE));
    }

    private static EventWriter table(EventTable table) {
        return new EventWriter() {
            @Override
            public void event(Event event, int restart, Attribution by, @Nullable Owner owner) {
                table.row(event, by, owner);
            }

            @Override
            public void close() {
                table.flush();
            }
        };
    }

    private static EventWriter records(JsonRecords records) {
        return new EventWriter() {
            @Override
            public void event(Event event, int restart, Attribution by, @Nullable Owner owner) {
                records.event(event, restart, by, owner);
            }

            @Override
            public void close() {
                records.close();
            }
        };
    }
}
