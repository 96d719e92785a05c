package dev.envlog.cli.render;

import dev.envlog.config.Dump;
import java.io.Closeable;
import java.io.PrintWriter;

/** Writes configurations in any format but {@code name}. What is written is complete only after {@link #close()}. */
public interface ConfigWriter extends Closeable {

    /** Writes one. */
    void dump(Dump dump);

    @Override
    void close();

    /**
     * The writer for a format.
     *
     * @param details whether to show all of it, or a row for each chain; not for formats that programs read
     */
    static ConfigWriter of(OutputFormat format, PrintWriter out, Screen screen, Redactor redactor, boolean details) {
        if (format.machine()) {
            JsonRecords records = new JsonRecords(format, out, redactor);
            return new ConfigWriter() {
                @Override
                public void dump(Dump dump) {
                    records.dump(dump);
                }

                @Override
                public void close() {
                    records.close();
                }
            };
        }
        ConfigOverview overview = new ConfigOverview(screen, redactor);
        ConfigDetails page = new ConfigDetails(screen, redactor);
        return new ConfigWriter() {
            private boolean second;

            @Override
            public void dump(Dump dump) {
                if (second) {
                    screen.blank();
                }
                second = true;
                overview.head(dump);
                if (details) {
                    page.print(dump);
                } else {
                    overview.rows(dump);
                }
            }

            @Override
            public void close() {
                screen.flush();
            }
        };
    }
}
