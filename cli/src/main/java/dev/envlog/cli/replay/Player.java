package dev.envlog.cli.replay;

import dev.envlog.cli.render.Reel;
import dev.envlog.cli.workspace.Metronome;
import dev.envlog.cli.workspace.Pace;
import dev.envlog.cli.workspace.Tempo;
import java.io.PrintWriter;

/** Prints a timeline row by row, each when its time has come. */
public final class Player {

    private final PrintWriter out;
    private final Pace pace;

    public Player(PrintWriter out, Pace pace) {
        this.out = out;
        this.pace = pace;
    }

    /** Plays it to its end. */
    public void play(Reel reel, Tempo tempo) {
        Metronome metronome = new Metronome(pace);
        out.print(reel.head());
        for (Reel.Frame frame : reel.frames()) {
            metronome.next(tempo.played(frame.silence()), out::flush);
            out.print(frame.text());
        }
        out.print(reel.foot());
        out.flush();
    }
}
