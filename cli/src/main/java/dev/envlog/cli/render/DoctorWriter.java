package dev.envlog.cli.render;

import dev.envlog.cli.doctor.Checkup;
import dev.envlog.cli.workspace.InputReport;
import java.io.Closeable;
import java.io.PrintWriter;

/** Writes checkups in any format but {@code name}. What is written is complete only after {@link #close()}. */
public interface DoctorWriter extends Closeable {

    /** Writes what was found out about one process, and in reading the input it is from. */
    void checkup(Checkup checkup, InputReport report);

    @Override
    void close();

    /**
     * The writer for a format.
     *
     * @param brief one line each; not for formats that programs read
     */
    static DoctorWriter of(OutputFormat format, PrintWriter out, Screen screen, Redactor redactor, boolean brief) {
        if (format.machine()) {
            return records(new JsonRecords(format, out, redactor));
        }
        return brief
                ? table(new DoctorBrief(screen)::print, screen)
                : table(new DoctorPage(screen, redactor)::print, screen);
    }

    private static DoctorWriter table(Page page, Screen screen) {
        return new DoctorWriter() {
            private boolean second;

            @Override
            public void checkup(Checkup checkup, InputReport report) {
                page.print(checkup, report, second);
                second = true;
            }

            @Override
            public void close() {
                screen.flush();
            }
        };
    }

    private static DoctorWriter records(JsonRecords records) {
        return new DoctorWriter() {
            @Override
            public void checkup(Checkup checkup, InputReport report) {
                records.checkup(checkup, report);
            }

            @Override
            public void close() {
                records.close();
            }
        };
    }

    /** Prints one checkup. */
    @FunctionalInterface
    interface Page {

        /**
         * Prints it.
         *
         * @param further true if it is not the first
         */
        void print(Checkup checkup, InputReport report, boolean further);
    }
}
