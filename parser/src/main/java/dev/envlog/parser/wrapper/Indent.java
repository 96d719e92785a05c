package dev.envlog.parser.wrapper;

/** The indentation of a paste: as much as the first record has, as continuation lines may be indented by themselves. */
final class Indent implements Layer {

    private static final int LONGEST = 64;

    private final int width;

    private Indent(int width) {
        this.width = width;
    }

    /** The indentation of that line; of width 0 if it has none. */
    static Indent of(Peeled line) {
        int p = line.from;
        while (p < line.to && p - line.from < LONGEST && isBlank(line.bytes[p])) {
            p++;
        }
        return new Indent(p - line.from);
    }

    int width() {
        return width;
    }

    @Override
    public boolean peel(Peeled line) {
        int most = Math.min(line.to, line.from + width);
        while (line.from < most && isBlank(line.bytes[line.from])) {
            line.from++;
        }
        return true;
    }

    @Override
    public String words() {
        return "an indented paste";
    }

    @Override
    public boolean isWeak() {
        return false;
    }

    private static boolean isBlank(byte c) {
        return c == ' ' || c == '\t';
    }
}
