package dev.envlog.cli.workspace;

import dev.envlog.cli.input.Remark;
import dev.envlog.correlator.CorrelationSummary;
import dev.envlog.parser.ReadSummary;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What reading one input came to, or something else there is to say about one.
 *
 * @param summary null if it could not be opened
 * @param correlation null if it could not be opened
 * @param problem why it could not be opened, or why reading stopped early; null if all went well
 * @param whole false if the rest was not wanted
 * @param note something to say that is no problem, null if there is nothing
 * @param isTold true if the user was told before what kind of log it is
 */
public record InputReport(
        String name,
        @Nullable ReadSummary summary,
        @Nullable CorrelationSummary correlation,
        @Nullable String problem,
        boolean whole,
        @Nullable String note,
        boolean isTold) {

    /** What reading an input came to. */
    InputReport(
            String name,
            @Nullable ReadSummary summary,
            @Nullable CorrelationSummary correlation,
            @Nullable String problem,
            boolean whole) {
        this(name, summary, correlation, problem, whole, null, false);
    }

    /** Something to say about an input. */
    static InputReport note(String name, String text) {
        return new InputReport(name, null, null, null, true, text, false);
    }

    /** The same, of which that was noticed. */
    InputReport correlated(CorrelationSummary noticed) {
        return new InputReport(name, summary, noticed, problem, whole, note, isTold);
    }

    /** The same, of which the user knows what kind of log it is. */
    InputReport told() {
        return new InputReport(name, summary, correlation, problem, whole, note, true);
    }

    /** What there is to say about inputs before or after they were read. */
    static List<InputReport> of(List<Remark> remarks) {
        return remarks.stream()
                .map(remark -> remark.error()
                        ? new InputReport(remark.name(), null, null, remark.text(), true)
                        : note(remark.name(), remark.text()))
                .toList();
    }
}
