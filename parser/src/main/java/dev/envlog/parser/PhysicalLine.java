package dev.envlog.parser;

import dev.envlog.parser.input.LineReader;

/** Where a line stands in the input; several lines if a container runtime had cut it, or an object was printed over them. */
final class PhysicalLine {

    int number;
    int lines;
    final Spans spans = new Spans();

    void set(LineReader reader) {
        number = reader.lineNumber();
        lines = reader.rows;
        spans.set(reader.from(), reader.to());
    }
}
