package dev.envlog.cli.render;

import java.util.ArrayList;
import java.util.List;

/**
 * One line of output, or a cell of one: pieces of text with their roles. Everything that enters is made printable, so nothing
 * from a log reaches the terminal as it is. Widths are columns of the terminal.
 */
public final class Line {

    private record Piece(String text, int width, Role role) {}

    private final List<Piece> pieces = new ArrayList<>(4);
    private final boolean ascii;
    private int width;

    Line(boolean ascii) {
        this.ascii = ascii;
    }

    public Line add(String text) {
        return add(text, Role.PLAIN);
    }

    Line add(String text, Role role) {
        return Printable.isPlain(text) ? put(text, text.length(), role) : put(Printable.of(text, ascii), role);
    }

    /** Adds as much of the text as fits; where some is left out, an ellipsis stands at its end. */
    Line fit(String text, int columns, Role role) {
        String printable = Printable.of(text, ascii);
        if (Printable.width(printable) <= columns) {
            return put(printable, role);
        }
        String ellipsis = Printable.of("…", ascii);
        int room = columns - ellipsis.length();
        return room < 0 ? this : put(Printable.head(printable, room) + ellipsis, role);
    }

    /** Adds a cell, cut to the columns: at its end, or in its middle where both ends tell something. */
    Line add(Line cell, int columns, boolean middle) {
        if (cell.width <= columns) {
            for (Piece piece : cell.pieces) {
                put(piece.text(), piece.width(), piece.role());
            }
            return this;
        }
        String ellipsis = Printable.of("…", ascii);
        int room = Math.max(0, columns - ellipsis.length());
        int head = middle ? (room + 1) / 2 : room;
        int left = head;
        Role last = Role.PLAIN;
        for (Piece piece : cell.pieces) {
            String part = Printable.head(piece.text(), left);
            put(part, piece.role());
            left -= Printable.width(part);
            last = piece.role();
            if (part.length() < piece.text().length()) {
                break;
            }
        }
        put(ellipsis, last);
        if (middle) {
            put(Printable.tail(cell.plain(), room - head), last);
        }
        return this;
    }

    /** Adds blanks up to a column; nothing if the line is beyond it. */
    Line to(int column) {
        return column > width ? put(" ".repeat(column - width), Role.PLAIN) : this;
    }

    /** Adds a symbol up to a column. */
    Line fill(String symbol, int column, Role role) {
        String one = Printable.of(symbol, ascii);
        return column > width ? put(one.repeat(column - width), role) : this;
    }

    int width() {
        return width;
    }

    boolean isEmpty() {
        return width == 0;
    }

    /** Without colour and without blanks at the end. */
    String plain() {
        StringBuilder out = new StringBuilder(width + 8);
        pieces.forEach(piece -> out.append(piece.text()));
        return out.toString().stripTrailing();
    }

    String painted(Palette palette) {
        if (palette == Palette.NONE) {
            return plain();
        }
        StringBuilder out = new StringBuilder(width + 32);
        pieces.forEach(piece -> out.append(palette.paint(piece.text(), piece.role())));
        return out.toString().stripTrailing();
    }

    private Line put(String text, Role role) {
        return put(text, Printable.width(text), role);
    }

    private Line put(String text, int columns, Role role) {
        if (!text.isEmpty()) {
            pieces.add(new Piece(text, columns, role));
            width += columns;
        }
        return this;
    }
}
