package dev.envlog.cli.render;

import dev.envlog.catalog.Catalog.Known;
import dev.envlog.catalog.Component;
import dev.envlog.cli.glossary.Code;
import dev.envlog.cli.glossary.CodeKind;
import dev.envlog.cli.glossary.Explanation;
import dev.envlog.cli.glossary.Explanation.Kind;
import dev.envlog.cli.glossary.Meaning;
import dev.envlog.cli.glossary.Weight;
import dev.envlog.diagnosis.TransportFailure;
import dev.envlog.log.Event;
import dev.envlog.parser.statement.Wording;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Explanations as text: what it is, who prints it, since when, what it means, where to look next. */
public final class ExplanationPage {

    private static final int INDENT = 2;
    private static final int TEXT = 11;
    /** Further wordings of a statement differ little. */
    private static final int WORDINGS = 3;

    private final Screen screen;
    private final Redactor redactor;
    private boolean further;

    public ExplanationPage(Screen screen, Redactor redactor) {
        this.screen = screen;
        this.redactor = redactor;
    }

    /** Prints one, apart from the one before. */
    public void print(Explanation explanation) {
        if (further) {
            screen.blank();
        }
        further = true;
        title(explanation);
        if (explanation.kind() == Kind.STATEMENT) {
            row("text", redactor.text(explanation.text()), Role.DIM);
            by(explanation);
            releases(explanation);
        }
        Meaning meaning = explanation.meaning();
        meaning(meaning);
        if (explanation.kind() == Kind.STATEMENT && meaning == null) {
            row("means", "not in the glossary", Role.DIM);
        }
        boolean alone = explanation.kind() == Kind.CODE;
        for (Code code : explanation.codes()) {
            if (alone) {
                code(code);
            } else {
                row(
                        code.table().label(),
                        label(code) + ": " + code.meaning().text(),
                        role(code.meaning().weight()));
                next(code.meaning());
            }
        }
        for (Known known : explanation.nearest()) {
            row("near it", known.event() + ": " + known.text(), Role.DIM);
        }
        screen.flush();
    }

    private void title(Explanation explanation) {
        Line line = screen.line();
        String statement = explanation.statement();
        switch (explanation.kind()) {
            case STATEMENT -> line.add(Objects.requireNonNullElse(statement, "?"), Role.STRONG);
            case ACCESS -> line.add("access log", Role.STRONG);
            case HEADER, UNKNOWN -> line.fit(redactor.line(explanation.text()), room(), Role.STRONG);
            case CODE -> {
                // Each code has a title of its own.
                further = false;
                return;
            }
        }
        Meaning meaning = explanation.meaning();
        if (explanation.kind() == Kind.UNKNOWN) {
            line.add("  unknown", Role.NOTE);
        } else if (meaning != null && explanation.kind() == Kind.STATEMENT) {
            line.add("  " + meaning.weight().printed(), role(meaning.weight()));
        }
        screen.print(line);
    }

    private int room() {
        return screen.cut() ? screen.width() - "  unknown".length() : Integer.MAX_VALUE;
    }

    private void code(Code code) {
        if (further) {
            screen.blank();
        }
        further = true;
        new Flow(screen, INDENT, "  ")
                .add(label(code), Role.STRONG)
                .add(code.table().meant(), Role.DIM)
                .add(code.meaning().weight().printed(), role(code.meaning().weight()))
                .print(0);
        meaning(code.meaning());
    }

    private String label(Code code) {
        String text = code.table() == CodeKind.TRANSPORT ? TransportFailure.words(code.code()) : code.code();
        return redactor.text(text) + (code.name() == null ? "" : " (" + code.name() + ")");
    }

    private void by(Explanation explanation) {
        Component component = explanation.by().component();
        Event event = explanation.event();
        Flow flow = flow("by", " · ");
        flow.add(component == null ? "?" : component.name());
        flow.add(event == null || event.logger() == null ? "" : "logger " + event.logger());
        flow.add(event == null || event.source() == null ? "" : event.source());
        flow.print(INDENT);
        if (explanation.role() != null) {
            row("", explanation.role(), Role.DIM);
        }
    }

    private void releases(Explanation explanation) {
        Wording wording = explanation.wording();
        if (wording != null) {
            row("Envoy", wording.releases().words(), Role.PLAIN);
        }
        int shown = 0;
        for (Wording other : explanation.others()) {
            if (++shown > WORDINGS) {
                row("", Names.count(explanation.others().size() - WORDINGS) + " more wordings", Role.DIM);
                return;
            }
            row(
                    shown == 1 ? "also" : "",
                    other.example() + " (" + other.releases().words() + ")",
                    Role.DIM);
        }
    }

    private void meaning(@Nullable Meaning meaning) {
        if (meaning != null) {
            row("means", meaning.text(), Role.PLAIN);
            next(meaning);
        }
    }

    private void next(Meaning meaning) {
        if (meaning.next() != null) {
            row("look at", meaning.next(), Role.PLAIN);
        }
    }

    private void row(String label, String text, Role role) {
        flow(label, " ").words(text, role).print(INDENT);
    }

    private Flow flow(String label, String between) {
        return new Flow(screen, TEXT, between).label(label + " ".repeat(TEXT - INDENT - label.length()));
    }

    private static Role role(Weight weight) {
        return switch (weight) {
            case HARMLESS -> Role.OK;
            case NOTABLE -> Role.NOTE;
            case FAILURE -> Role.FAIL;
        };
    }
}
