package dev.envlog.cli.command;

import dev.envlog.cli.workspace.Host;
import dev.envlog.cli.workspace.IndexHome;
import dev.envlog.cli.workspace.IndexSummary;
import dev.envlog.cli.workspace.UserError;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The indexes that a user means: by directory, by the log they were made of, or all in the cache. */
final class IndexFolders {

    private static final long KILO = 1000;

    private IndexFolders() {}

    /** Those named; all in the cache if none is. */
    static List<Path> of(List<String> typed, Host host) {
        if (typed.isEmpty()) {
            return IndexSummary.in(IndexHome.all(host));
        }
        List<Path> folders = new ArrayList<>();
        for (String name : typed) {
            folders.add(IndexHome.resolve(name, host));
        }
        return folders;
    }

    /**
     * Those named.
     *
     * @throws UserError if none is
     */
    static List<Path> named(List<String> typed, Host host, String command) {
        if (typed.isEmpty()) {
            throw new UserError("no index named; give its directory, or the log it was made of (envlog index " + command
                    + " proxy.log); 'envlog index ls' lists those in your cache");
        }
        return of(typed, host);
    }

    /** A number of bytes in a few characters. */
    static String size(long bytes) {
        if (bytes < KILO) {
            return bytes + " B";
        }
        double value = bytes;
        String unit = "";
        for (String next : List.of("kB", "MB", "GB", "TB")) {
            if (value < KILO) {
                break;
            }
            value /= KILO;
            unit = next;
        }
        return String.format(Locale.ROOT, value < 10 ? "%.1f %s" : "%.0f %s", value, unit);
    }

    /** How large an index is, and the logs it is of. */
    static String sizes(IndexSummary summary) {
        return size(summary.logBytes()) + " of log, " + size(summary.indexBytes()) + " of index"
                + (summary.logBytes() == 0
                        ? ""
                        : String.format(Locale.ROOT, " (%.1f %%)", 100.0 * summary.indexBytes() / summary.logBytes()));
    }
}
