package dev.envlog.cli.command;

import dev.envlog.cli.render.TimelineRenderer;
import picocli.CommandLine.Option;

/** Options on what is shown with the steps of a timeline. */
final class StepOptions {

    @Option(names = "--headers", description = "header blocks below their steps")
    boolean headers;

    @Option(names = "--lines", description = "original lines below each step")
    boolean lines;

    @Option(names = "--explain-lines", description = "what each step means below it, where envlog knows")
    boolean explain;

    TimelineRenderer.Extras extras(boolean several) {
        return new TimelineRenderer.Extras(headers, lines, explain, several);
    }
}
