package dev.envlog.cli.render;

import java.util.List;

/**
 * A timeline in the pieces in which it is played. The texts are as a screen shows them, with their line ends.
 *
 * @param head what stands before the steps
 * @param foot what stands behind them
 */
public record Reel(String head, List<Frame> frames, String foot) {

    public Reel {
        frames = List.copyOf(frames);
    }

    /**
     * One step, or what stands for several.
     *
     * @param silence nanoseconds in the log since the step before; 0 if not known
     */
    public record Frame(long silence, String text) {}

    /** The silences before the frames, in nanoseconds. */
    public long[] silences() {
        return frames.stream().mapToLong(Frame::silence).toArray();
    }
}
