package dev.envlog.parser.wrapper;

/** Marks of Markdown around a line that somebody wanted to stand out: {@code **[2018-…] … remote close**}, {@code `…`}. */
final class MarkupWrapper implements Layer {

    private static final int MOST = 3;

    @Override
    public boolean peel(Peeled line) {
        byte[] b = line.bytes;
        int from = line.from;
        byte mark = line.isEmpty() ? 0 : b[from];
        if (mark != '*' && mark != '`') {
            return false;
        }
        int marks = 1;
        while (marks < MOST && from + marks < line.to && b[from + marks] == mark) {
            marks++;
        }
        line.from = from + marks;
        int end = line.to;
        while (end > line.from && line.to - end < marks && b[end - 1] == mark) {
            end--;
        }
        line.to = end;
        return true;
    }

    @Override
    public String words() {
        return "Markdown";
    }

    @Override
    public boolean isWeak() {
        return false;
    }
}
