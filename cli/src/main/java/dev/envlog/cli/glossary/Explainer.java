package dev.envlog.cli.glossary;

import dev.envlog.access.AccessLogEntry;
import dev.envlog.access.AccessLogLine;
import dev.envlog.catalog.Attribution;
import dev.envlog.catalog.Attributor;
import dev.envlog.catalog.Catalog;
import dev.envlog.catalog.Catalog.Known;
import dev.envlog.catalog.Component;
import dev.envlog.cli.glossary.Explanation.Kind;
import dev.envlog.diagnosis.GrpcStatus;
import dev.envlog.log.Event;
import dev.envlog.log.RecordKind;
import dev.envlog.parser.EventReader;
import dev.envlog.parser.input.LogSource;
import dev.envlog.parser.statement.Wording;
import dev.envlog.parser.statement.Wordings;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Explains lines, one by one: log lines in any envelope and wrapper, messages without one, header lines, access-log lines, and
 * codes alone. What means the same is explained once.
 */
public final class Explainer {

    /** Texts that are remembered as explained, and the unknown ones that a likeness is looked for. */
    private static final int REMEMBERED = 10_000;

    private static final int COMPARED = 20;

    private static final Pattern HEADER_LINE = Pattern.compile("\\s*'([^']{1,256})', '(.*)'\\s*");
    private static final Pattern FLAGS = Pattern.compile("[A-Z]{2,5}(?:[ ,]+[A-Z]{2,5})*");

    private final Glossary glossary = Glossary.shared();
    private final Catalog catalog = Catalog.shared();
    private final Set<Object> explained = new HashSet<>();
    private final Consumer<Explanation> out;
    private @Nullable Probe probe;
    private @Nullable Wordings wordings;
    private @Nullable Nearest nearest;
    private int compared;
    private boolean found;

    /** @param out gets the explanations, in the order of the lines */
    public Explainer(Consumer<Explanation> out) {
        this.out = out;
    }

    /** Whether anything was known. */
    public boolean found() {
        return found;
    }

    /** Explains a text that is given as one: a code, or one or several lines. */
    public void explain(String text, LogSource.Opener opener) throws IOException {
        if (!code(text.strip())) {
            explain(opener);
        }
    }

    /** Explains all lines of an input. */
    public void explain(LogSource.Opener input) throws IOException {
        try (InputStream in = input.open();
                EventReader reader = EventReader.open(new LogSource("-", null, () -> in), false)) {
            while (reader.next() == EventReader.Progress.EVENT) {
                Event event = reader.event();
                if (event.kind() == RecordKind.LOG && event.eventName() != null) {
                    statement(event.copy(), null);
                } else if (event.kind() == RecordKind.ACCESS) {
                    access(event.copy());
                } else if (event.kind() == RecordKind.LOG) {
                    unknown(event.message());
                } else {
                    event.text().lines().map(String::strip).forEach(this::line);
                }
            }
        }
    }

    /** A line that is no record. */
    private void line(String line) {
        if (line.isEmpty() || header(line) || code(line)) {
            return;
        }
        if (probe == null) {
            probe = new Probe(catalog);
        }
        List<Event> read = probe.read(line);
        if (read.isEmpty()) {
            read = completed(probe, line);
        }
        read.forEach(event -> statement(event, line));
        if (read.isEmpty()) {
            unknown(line);
        }
    }

    /** What a message is that was quoted without its end: with the end of a wording that is near it, it can be read. */
    private List<Event> completed(Probe probe, String line) {
        for (Known known : near(line)) {
            for (Wording wording : wordings().all()) {
                String example = wording.event().equals(known.event()) ? wording.example() : "";
                for (int i = example.indexOf(", "); i >= 0; i = example.indexOf(", ", i + 1)) {
                    List<Event> read = probe.read(line + example.substring(i));
                    if (!read.isEmpty() && known.event().equals(read.get(0).eventName())) {
                        return read;
                    }
                }
            }
        }
        return List.of();
    }

    private boolean code(String text) {
        Codes codes = glossary.codes();
        List<Code> codesFound = new ArrayList<>();
        // First, as some are the words of a statement, too.
        AccessCodes.body(codesFound, text, codes);
        if (codesFound.isEmpty() && FLAGS.matcher(text).matches()) {
            for (String flag : text.split("[ ,]+")) {
                add(codesFound, codes.find(CodeKind.FLAG, flag));
            }
        } else if (codesFound.isEmpty() && text.indexOf(' ') < 0 && text.indexOf('\n') < 0) {
            AccessCodes.details(codesFound, text, codes);
            if (codesFound.isEmpty()) {
                add(codesFound, codes.find(CodeKind.TRANSPORT, text));
                add(codesFound, codes.find(CodeKind.CLUSTER, text));
                add(codesFound, codes.find(CodeKind.ROUTE, text));
            }
        }
        if (codesFound.isEmpty() && text.indexOf('\n') < 0) {
            add(codesFound, codes.find(CodeKind.RESET, text));
        }
        if (codesFound.isEmpty()) {
            return false;
        }
        hand(of(Kind.CODE, text, null, null, AccessCodes.withReason(codesFound)));
        return true;
    }

    private boolean header(String line) {
        Matcher matcher = HEADER_LINE.matcher(line);
        if (!matcher.matches()) {
            return false;
        }
        List<Code> codes = new ArrayList<>();
        add(codes, glossary.codes().find(CodeKind.HEADER, matcher.group(1)));
        Meaning meaning = new Meaning(
                Weight.HARMLESS,
                "A header of the block that belongs to the line above it; which message it is of, that line tells.",
                null);
        hand(of(Kind.HEADER, line, null, meaning, codes));
        return true;
    }

    private void access(Event event) {
        AccessLogEntry entry = AccessLogLine.read(event);
        List<Code> codes = entry == null ? List.of() : AccessCodes.of(entry, glossary.codes());
        Integer grpc = entry == null ? null : entry.grpcStatus();
        Meaning meaning = new Meaning(
                Weight.HARMLESS,
                "A line of the access log, for " + AccessCodes.what(entry)
                        + (grpc == null ? "" : ", with gRPC status " + GrpcStatus.words(grpc, null))
                        + (codes.isEmpty() ? "; no response flags were found in it." : "."),
                null);
        hand(of(Kind.ACCESS, event.text().lines().findFirst().orElse(""), event, meaning, codes));
    }

    /** @param bare the message as it was given, null if it stood in a record */
    private void statement(Event event, @Nullable String bare) {
        String name = Objects.requireNonNull(event.eventName());
        Wording wording = wordings().get(event.wording());
        List<Wording> others = wordings().all().stream()
                .filter(other -> other.event().equals(name) && !other.equals(wording))
                .toList();
        List<Code> codes = new ArrayList<>();
        String details = event.field("details");
        if (details != null) {
            AccessCodes.details(codes, details, glossary.codes());
        }
        String reason = event.field("reason");
        if (reason != null) {
            add(codes, glossary.codes().find(CodeKind.RESET, reason));
        }
        Attribution by =
                Attributor.shared().attribute(event.source(), event.logger(), event.eventName(), event.message());
        Component component = by.component();
        Meaning meaning = glossary.meaning(event);
        // What the sentence says already is not said twice.
        codes.removeIf(code -> code.meaning().equals(meaning));
        hand(new Explanation(
                Kind.STATEMENT,
                bare == null ? event.message() : bare,
                event,
                bare != null,
                by,
                component == null ? null : Attributor.shared().role(component),
                wording,
                others,
                meaning,
                codes,
                List.of()));
    }

    private void unknown(String text) {
        String line = text.lines().findFirst().orElse("");
        Explanation explanation = of(Kind.UNKNOWN, line, null, null, List.of());
        if (explained.size() < REMEMBERED && explained.add(explanation.gist())) {
            out.accept(new Explanation(
                    Kind.UNKNOWN,
                    line,
                    null,
                    true,
                    explanation.by(),
                    null,
                    null,
                    List.of(),
                    null,
                    List.of(),
                    near(line)));
        }
    }

    private List<Known> near(String line) {
        if (++compared > COMPARED) {
            return List.of();
        }
        if (nearest == null) {
            nearest = new Nearest(wordings(), catalog);
        }
        return nearest.of(line);
    }

    private Wordings wordings() {
        Wordings known = wordings;
        if (known == null) {
            known = Wordings.load();
            wordings = known;
        }
        return known;
    }

    private void hand(Explanation explanation) {
        found = true;
        if (explained.size() < REMEMBERED && explained.add(explanation.gist())) {
            out.accept(explanation);
        }
    }

    private static void add(List<Code> codes, @Nullable Code code) {
        if (code != null) {
            codes.add(code);
        }
    }

    private static Explanation of(
            Kind kind, String text, @Nullable Event event, @Nullable Meaning meaning, List<Code> codes) {
        return new Explanation(
                kind,
                text,
                event,
                true,
                Attribution.UNKNOWN,
                null,
                null,
                List.of(),
                meaning,
                List.copyOf(codes),
                List.of());
    }
}
