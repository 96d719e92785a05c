package dev.envlog.cli.command;

import dev.envlog.cli.workspace.UserError;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The option for the end of the list only. */
final class LastOptions {

    /** All, in kubectl's spelling. */
    private static final int ALL = -1;

    @Option(names = "--tail", paramLabel = "N", description = "only the last N of them; -1 for all")
    @Nullable
    private Integer tail;

    /**
     * How many at most, {@link Integer#MAX_VALUE} for all.
     *
     * @param otherwise how many if it is not told
     * @throws UserError if the number makes no sense
     */
    int count(int otherwise) {
        if (tail == null) {
            return otherwise;
        }
        if (tail < ALL) {
            throw new UserError("--tail " + tail + ": give how many of the last to show, or -1 for all");
        }
        return tail == ALL ? Integer.MAX_VALUE : tail;
    }
}
