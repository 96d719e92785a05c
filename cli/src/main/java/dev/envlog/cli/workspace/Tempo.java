package dev.envlog.cli.workspace;

/**
 * How fast something is played.
 *
 * @param speed how many times faster than it was; infinite for all at once
 * @param most longest wait in nanoseconds as played; what would be longer is shortened to it
 */
public record Tempo(double speed, long most) {

    /** Halvings until a speed is as good as exact. */
    private static final int STEPS = 80;

    private static final double SLOWEST = 1e-12;

    /** As it was. */
    public static final double REAL = 1;

    /** At once. */
    public static final double MAX = Double.POSITIVE_INFINITY;

    /**
     * The tempo at which silences are played in about so much time.
     *
     * @param silences in nanoseconds
     * @param target nanoseconds; less, if all silences shortened to the most do not take as long
     */
    public static Tempo lasting(long[] silences, long target, long most) {
        double slow = SLOWEST;
        double fast = 1 / SLOWEST;
        for (int i = 0; i < STEPS; i++) {
            double middle = Math.sqrt(slow * fast);
            if (new Tempo(middle, most).whole(silences) > target) {
                slow = middle;
            } else {
                fast = middle;
            }
        }
        return new Tempo(fast, most);
    }

    /** How long a silence is as played, in nanoseconds. */
    public double played(long silence) {
        return Math.min(silence / speed, (double) most);
    }

    /** Whether a silence is shorter as played than its proportion. */
    public boolean shortens(long silence) {
        return silence / speed > most;
    }

    /** How long silences are as played, one after the other. */
    public double whole(long[] silences) {
        double sum = 0;
        for (long silence : silences) {
            sum += played(silence);
        }
        return sum;
    }
}
