package dev.envlog.cli.workspace;

import dev.envlog.cli.input.InputError;
import dev.envlog.cli.input.LogSet;
import dev.envlog.cli.input.Plan;
import dev.envlog.cli.input.Remark;
import dev.envlog.log.Event;
import dev.envlog.log.RecordKind;
import dev.envlog.parser.EventReader;
import dev.envlog.parser.EventReader.Progress;
import dev.envlog.parser.input.LogSource;
import java.io.IOException;
import java.io.PrintWriter;

/** Writes a log again as it was written: its bytes, each record when its time has come. */
public final class LogReplay {

    private final PrintWriter out;
    private final Tempo tempo;
    private final Window window;
    private final Metronome metronome;
    private long records;
    private long latest = Event.NO_TIME;
    private boolean inWindow;
    private long shortened;
    private double left;

    LogReplay(PrintWriter out, Tempo tempo, Window window, Pace pace) {
        this.out = out;
        this.tempo = tempo;
        this.window = window;
        this.metronome = new Metronome(pace);
        this.inWindow = window.since() == Long.MIN_VALUE;
    }

    /**
     * What it came to.
     *
     * @param records how many there were
     * @param times whether they have times to go by
     * @param shortened how many silences were shortened
     * @param left by how much together, in nanoseconds as played
     */
    public record Result(long records, boolean times, long shortened, long left) {}

    /**
     * Writes the log.
     *
     * @throws UserError if it is not one log, or cannot be read
     */
    Result run(Plan plan) {
        for (Remark remark : plan.remarks()) {
            if (remark.error()) {
                throw new UserError(remark.name() + ": " + remark.text());
            }
        }
        if (plan.sets().size() != 1 || !plan.successions().isEmpty()) {
            throw new UserError("replay: these are several logs; name one, and for a member of an archive unpack it"
                    + " first, or give a request (envlog replay worst …)");
        }
        LogSet log = plan.sets().get(0);
        for (LogSource part : log.parts()) {
            try {
                part(part);
            } catch (IOException e) {
                throw new UserError(part.name() + ": " + InputError.words(e));
            }
        }
        out.flush();
        return new Result(records, latest != Event.NO_TIME, shortened, (long) left);
    }

    private void part(LogSource part) throws IOException {
        ByteOutput.Sink sink = ByteOutput.sink(out);
        try (Tee tee = new Tee(part.bytes().open(), (buffer, from, length) -> {
                    if (inWindow) {
                        sink.write(buffer, from, length);
                    }
                });
                EventReader reader =
                        EventReader.openEnvelopes(new LogSource(part.name(), part.pod(), () -> tee, part.formats()))) {
            while (reader.next() == Progress.EVENT) {
                Event event = reader.event();
                tee.handOnTo(event.line());
                if (due(event)) {
                    records++;
                }
                if (latest != Event.NO_TIME && latest > window.until()) {
                    return;
                }
            }
            String problem = reader.summary().problem();
            tee.handOnAll();
            if (problem != null) {
                throw new UserError(part.name() + ": " + problem + "; what comes before that was written");
            }
        }
    }

    /** Waits until the record is due; whether it is to be written. */
    private boolean due(Event event) {
        long now = event.kind() == RecordKind.LOG ? event.time() : Event.NO_TIME;
        if (now != Event.NO_TIME) {
            inWindow = window.holds(now);
            if (inWindow && latest != Event.NO_TIME && now > latest) {
                silence(now - latest);
            }
            latest = inWindow || now > window.until() ? Math.max(latest, now) : latest;
        }
        return inWindow;
    }

    private void silence(long length) {
        double played = tempo.played(length);
        if (tempo.shortens(length)) {
            shortened++;
            left += length / tempo.speed() - played;
        }
        metronome.next(played, out::flush);
    }
}
