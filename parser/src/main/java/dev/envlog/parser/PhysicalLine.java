package dev.envlog.parser;

import dev.envlog.parser.input.LineReader;

/** Where a line stands in the input; several lines if a container runtime had cut it, or an object was printed over them. */
final class PhysicalLine {

    int number;
    int lines;
    final Spans spans = new Spans();
    /** What stands there is behind another record on the line. */
    private boolean behind;

    /** How many lines a record has more that goes on with it. */
    int further() {
        return behind ? 0 : lines;
    }

    void set(LineReader reader) {
        number = reader.lineNumber();
        lines = reader.rows;
        spans.set(reader.from(), reader.to());
    }

    /** The same for a record that stands behind another on the line: the bytes are the first one's. */
    PhysicalLine behind() {
        PhysicalLine same = new PhysicalLine();
        same.number = number;
        same.lines = 1;
        long end = spans.to(spans.count() - 1);
        same.spans.set(end, end);
        same.behind = true;
        return same;
    }
}
