package dev.envlog.cli.input;

import dev.envlog.log.Event;
import dev.envlog.parser.format.LineFormats;
import dev.envlog.parser.input.LogSource;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Something that comes as somebody writes it: standard input, a named pipe, what a shell puts in place of {@code <(command)}. */
final class Pipe {

    final String name;
    private final LogSource.Opener raw;
    private final boolean once;
    private final InputRules rules;
    private final Meter meter;
    private final LineFormats formats;
    private @Nullable HeadStream in;
    private @Nullable ArchiveKind kind;
    private @Nullable IOException trouble;

    /** @param once whether it can be opened only once */
    Pipe(String name, LogSource.Opener raw, boolean once, InputRules rules) {
        this.name = name;
        this.raw = raw;
        this.once = once;
        this.rules = rules;
        this.formats = rules.formats();
        this.meter = new Meter(rules.ratio());
        try {
            HeadStream opened = Unpacked.of(meter.raw(raw.open()), meter);
            in = opened;
            kind = ArchiveKind.of(opened.peek(ArchiveKind.HEAD));
        } catch (IOException e) {
            trouble = e;
        }
    }

    /** What comes as one log; null if it is an archive. */
    @Nullable
    LogSet whole(@Nullable String pod, boolean timed) {
        if (kind != null) {
            return null;
        }
        String origin = pod != null || name.equals("-") ? pod : name;
        HeadStream text = in;
        long time = timed && text != null
                ? Sniffed.of(text.peek(Sniffed.HEAD), formats).firstTime()
                : Event.NO_TIME;
        return new LogSet(name, List.of(new LogSource(name, origin, this::open, formats)), time, once);
    }

    private InputStream open() throws IOException {
        IOException e = trouble;
        if (e != null) {
            throw e;
        }
        HeadStream opened = in;
        if (!once) {
            in = null;
        }
        if (opened == null) {
            Meter again = new Meter(rules.ratio());
            return Unpacked.of(again.raw(raw.open()), again);
        }
        return opened;
    }

    /** Begins to go through the archive that it is. */
    Walker walk() {
        return new Walker(Objects.requireNonNull(kind), Objects.requireNonNull(in), meter);
    }
}
