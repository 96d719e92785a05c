package dev.envlog.cli.export;

import dev.envlog.cli.workspace.Listed;
import java.util.List;

/** Writes requests in a form of other tools. What is written is complete only after {@link #close()}. */
public interface RequestExport extends AutoCloseable {

    /**
     * Writes a request with its records.
     *
     * @return false if the log does not hold what is needed for it
     */
    boolean request(Listed request);

    /** What a user should know of what was written, once all is. */
    List<String> notes();

    @Override
    void close();
}
