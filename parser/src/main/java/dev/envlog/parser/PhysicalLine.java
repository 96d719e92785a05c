package dev.envlog.parser;

/** Where a line stands in the input; several lines if a container runtime had cut it. */
final class PhysicalLine {

    int number;
    int lines;
    final Spans spans = new Spans();

    void set(LineReader reader) {
        number = reader.lineNumber();
        lines = 1;
        spans.set(reader.from(), reader.to());
    }
}
