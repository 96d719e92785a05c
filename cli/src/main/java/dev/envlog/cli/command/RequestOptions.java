package dev.envlog.cli.command;

import dev.envlog.cli.render.FieldColumn;
import dev.envlog.cli.render.OutputFormat;
import dev.envlog.cli.workspace.Listed;
import dev.envlog.cli.workspace.UserError;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Options on which requests are listed, and in which order. */
final class RequestOptions {

    @Option(names = "--show-noise", description = "probes, scrapes and requests to the admin interface as well")
    boolean showNoise;

    @Option(names = "--failed", description = "only what failed")
    boolean failed;

    @Option(
            names = {"-m", "--max"},
            paramLabel = "N",
            description = "at most N of them")
    private int max = Integer.MAX_VALUE;

    @Mixin
    private final LastOptions last = new LastOptions();

    @Option(
            names = "--sort",
            paramLabel = "KEY",
            description =
                    "by start, end, duration, status or another field (envlog help fields); -KEY for the largest first. As they"
                            + " ended if not given")
    @Nullable
    String sort;

    @Option(
            names = "--columns",
            paramLabel = "FIELD",
            split = ",",
            description =
                    "of tables and csv: these fields, as in number,status,flag,duration,cluster,header.user-agent")
    private List<String> columns = new ArrayList<>();

    @Mixin
    final FilterOptions filter = new FilterOptions();

    /** How many of the last are wanted at most. */
    int last() {
        return last.count(Integer.MAX_VALUE);
    }

    boolean wanted(Listed request) {
        return (showNoise || !request.noise()) && (!failed || request.exchange().failed());
    }

    /**
     * How many at most.
     *
     * @throws UserError if the number makes no sense
     */
    int max() {
        return (int) Most.of(max);
    }

    /** Whether some requests are left out. */
    boolean picksRequests() {
        return failed;
    }

    /**
     * Refuses what makes no sense for lines.
     *
     * @throws UserError if there is something
     */
    void refuseForLines() {
        if (sort != null || !columns.isEmpty() || last() != Integer.MAX_VALUE) {
            throw new UserError("--lines: lines come in the order of the log with columns of their own; leave out"
                    + " --sort, --columns and --tail");
        }
    }

    /** The order asked for, null for that of the log. */
    @Nullable
    Order order() {
        return sort == null ? null : Order.of(sort);
    }

    /** Whether columns are asked for. */
    boolean hasColumns() {
        return !columns.isEmpty();
    }

    /**
     * The columns asked for, empty for the usual ones.
     *
     * @param format in which they have to have a place
     */
    List<FieldColumn> columns(OutputFormat format) {
        if (columns.isEmpty()) {
            return format == OutputFormat.CSV ? FieldColumn.usual() : List.of();
        }
        if (format.machine() || format == OutputFormat.NAME) {
            throw new UserError("--columns: -o " + format + " has its own fields; use table, wide or csv");
        }
        return columns.stream()
                .map(typed -> new FieldColumn(typed, FieldNames.named("--columns", typed)))
                .toList();
    }
}
