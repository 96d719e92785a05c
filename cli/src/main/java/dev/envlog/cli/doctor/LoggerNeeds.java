package dev.envlog.cli.doctor;

import dev.envlog.data.DataFile;
import dev.envlog.log.EventKind;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What is not known without a logger at debug: the table {@code loggers.txt}, the most important first. */
public final class LoggerNeeds {

    static final String DETAILS = "details:";

    /**
     * A row of the table.
     *
     * @param shownBy statements of other loggers, or beginnings of response code details behind {@value #DETAILS}, that show that it
     *     had something to say
     */
    record Need(String logger, List<String> shownBy, String without) {}

    private LoggerNeeds() {}

    /** What is not known without that logger, in words; empty if the table does not have it. */
    public static String without(String logger) {
        return read().stream()
                .filter(need -> need.logger().equals(logger))
                .map(Need::without)
                .findFirst()
                .orElse("");
    }

    static List<Need> read() {
        List<Need> needs = new ArrayList<>();
        DataFile.read(LoggerNeeds.class, "loggers.txt", line -> needs.add(need(line)));
        return needs;
    }

    private static Need need(String line) {
        String[] cell = line.split("\\|", -1);
        if (cell.length != 3) {
            throw new IllegalArgumentException("expected: logger | shown by | without it");
        }
        List<String> by = Stream.of(cell[1].split(","))
                .map(String::strip)
                .filter(one -> !one.isEmpty())
                .toList();
        for (String one : by) {
            if (!one.startsWith(DETAILS) && EventKind.byName(one) == null) {
                throw new IllegalArgumentException("'" + one + "' is no statement of the grammar");
            }
        }
        return new Need(cell[0].strip(), by, cell[2].strip());
    }
}
