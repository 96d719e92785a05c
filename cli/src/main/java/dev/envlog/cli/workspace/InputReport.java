package dev.envlog.cli.workspace;

import dev.envlog.correlator.CorrelationSummary;
import dev.envlog.parser.ReadSummary;
import org.jspecify.annotations.Nullable;

/**
 * What reading one input came to.
 *
 * @param summary null if it could not be opened
 * @param correlation null if it could not be opened
 * @param problem why it could not be opened, or why reading stopped early; null if all went well
 * @param whole false if the rest was not wanted
 */
public record InputReport(
        String name,
        @Nullable ReadSummary summary,
        @Nullable CorrelationSummary correlation,
        @Nullable String problem,
        boolean whole) {}
