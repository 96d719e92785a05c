package dev.envlog.cli.command;

import dev.envlog.cli.glossary.Explainer;
import dev.envlog.cli.render.ExplanationPage;
import dev.envlog.cli.render.JsonRecords;
import dev.envlog.cli.render.OutputFormat;
import dev.envlog.cli.workspace.Host;
import dev.envlog.cli.workspace.UserError;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "what",
        aliases = "explain-message",
        description = "Explain a log line or code: who prints it, what it means, what to look at.",
        footer = {
            "",
            "TEXT is a line of a log, as it is or only its message; a line of the access",
            "log; a response flag (UC), response code details or a reset reason; the",
            "body of an answer that a client got from Envoy itself.",
            "Lines that mean the same are explained once.",
            "",
            "Examples:",
            "  envlog what 'upstream reset: reset reason: connection termination'",
            "  envlog what UC",
            "  grep S1119 proxy.log | envlog what -"
        })
final class WhatCommand implements Callable<Outcome> {

    private static final String STDIN = "-";

    private final Host host;

    @Parameters(paramLabel = "TEXT", description = "what to explain; - or none: the lines of standard input")
    private List<String> texts = new ArrayList<>();

    @Mixin
    private final OutputOptions output = new OutputOptions();

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    WhatCommand(Host host) {
        this.host = host;
    }

    @Override
    public Outcome call() throws IOException {
        output.refuseCsv();
        if (output.format == OutputFormat.NAME) {
            throw new UserError("-o name: an explanation has no name; use ndjson and take 'event'");
        }
        boolean typed = !texts.isEmpty() && texts.stream().allMatch(String::isBlank);
        if (typed || texts.isEmpty() && host.inTerminal()) {
            throw new UserError("nothing to explain; name it: envlog what 'upstream reset'");
        }
        PrintWriter out = spec.commandLine().getOut();
        if (output.format.machine()) {
            try (JsonRecords records = new JsonRecords(output.format, out, output.redactor())) {
                return explain(new Explainer(records::explanation));
            }
        }
        return explain(new Explainer(new ExplanationPage(output.screen(host, out), output.redactor())::print));
    }

    private Outcome explain(Explainer explainer) throws IOException {
        String text = text();
        if (text == null) {
            explainer.explain(host::in);
        } else {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            explainer.explain(text, () -> new ByteArrayInputStream(bytes));
        }
        return explainer.found() ? Outcome.FOUND : Outcome.NOTHING;
    }

    /** What was typed, as lines; words that were not quoted are one line. Null for standard input. */
    private @Nullable String text() {
        if (texts.isEmpty() || texts.equals(List.of(STDIN))) {
            return null;
        }
        if (texts.contains(STDIN)) {
            throw new UserError("-: cannot be mixed with other texts; pipe all of them in, or name all");
        }
        boolean lines = texts.stream().anyMatch(text -> text.indexOf(' ') >= 0);
        return String.join(lines ? "\n" : " ", texts);
    }
}
