package dev.envlog.cli.command;

import dev.envlog.cli.workspace.InputReport;
import dev.envlog.cli.workspace.Search;
import dev.envlog.cli.workspace.Window;
import java.util.List;

/**
 * What was found where requests were asked for, one after the other.
 *
 * @param window the part of the log's time that was asked for
 * @param searches one for each reference, in their order
 * @param time says what is to be said of that part
 */
record Searched(Window window, List<Search> searches, TimeOptions time, Notes notes) {

    Search first() {
        return searches.get(0);
    }

    /** What was read; it is the same for all of them. */
    List<InputReport> reports() {
        return first().reports();
    }

    /** What the command comes to that asked, by whether it had what it wanted. */
    Outcome outcome(boolean found) {
        return time.outcome(notes, window, reports(), found);
    }
}
