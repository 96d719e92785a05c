package dev.envlog.cli.render;

import java.util.ArrayList;
import java.util.List;

/**
 * Rows of cells under headings. Widths come from the first rows; from then on rows are printed as they come, so that a table
 * of any length needs little memory. Where the screen is too narrow the columns that may shrink do, the widest first. A column that was
 * left out comes back, below headings of its own, with the first row that has something in it.
 */
final class Table {

    /** Rows held back to find the widths. */
    private static final int SAMPLE = 1000;

    /** How a column gives way. */
    enum Shrink {
        NEVER,
        END,
        MIDDLE
    }

    /**
     * @param right aligned at the right
     * @param least columns below which it does not shrink
     * @param optional left out if no sampled row has anything in it
     * @param nothing stands in empty cells
     */
    record Column(String title, boolean right, Shrink shrink, int least, boolean optional, String nothing) {

        static Column left(String title) {
            return new Column(title, false, Shrink.NEVER, 0, false, "");
        }

        static Column right(String title) {
            return new Column(title, true, Shrink.NEVER, 0, false, "");
        }

        Column shrinking(Shrink how, int atLeast) {
            return new Column(title, right, how, atLeast, optional, nothing);
        }

        Column orAbsent() {
            return new Column(title, right, shrink, least, true, nothing);
        }

        /** @param empty stands in empty cells */
        Column or(String empty) {
            return new Column(title, right, shrink, least, optional, empty);
        }
    }

    private static final String GAP = "  ";

    /** @param below a sentence that stands under the cells, empty for none */
    private record Row(List<Line> cells, String below) {}

    private final Screen screen;
    private final List<Column> columns;
    private final List<Row> held = new ArrayList<>();
    /** Widths that cells have by themselves, below 0 those of columns that are left out. */
    private int[] natural = {};

    private int[] widths = {};

    Table(Screen screen, List<Column> columns) {
        this.screen = screen;
        this.columns = columns;
    }

    Line cell() {
        return screen.line();
    }

    void row(List<Line> cells) {
        row(cells, "");
    }

    /** A row and what there is to say of it for which no column has the room. */
    void row(List<Line> cells, String below) {
        Row row = new Row(cells, below);
        if (widths.length > 0) {
            bringBack(row);
            print(row);
            return;
        }
        held.add(row);
        if (held.size() == SAMPLE) {
            flush();
        }
    }

    /** Prints what is held back; rows that come later keep its widths. */
    void flush() {
        if (widths.length > 0 || held.isEmpty()) {
            return;
        }
        natural = natural();
        head();
        held.forEach(this::print);
        held.clear();
    }

    /** Columns that were left out and of which the row has something. */
    private void bringBack(Row row) {
        boolean back = false;
        for (int i = 0; i < natural.length; i++) {
            int wide = row.cells.get(i).width();
            if (natural[i] < 0 && wide > 0) {
                natural[i] = Math.max(wide, columns.get(i).title().length());
                back = true;
            }
        }
        if (back) {
            head();
        }
    }

    private void head() {
        widths = fit(natural.clone());
        List<Line> head = new ArrayList<>();
        columns.forEach(column -> head.add(screen.line().add(column.title(), Role.DIM)));
        print(head);
    }

    private int[] natural() {
        int[] wide = new int[columns.size()];
        for (int i = 0; i < wide.length; i++) {
            for (Row row : held) {
                wide[i] = Math.max(wide[i], row.cells.get(i).width());
            }
            boolean absent = wide[i] == 0 && columns.get(i).optional();
            wide[i] = absent ? -1 : Math.max(wide[i], columns.get(i).title().length());
        }
        return wide;
    }

    private int[] fit(int[] wide) {
        while (screen.cut() && total(wide) > screen.width()) {
            int widest = -1;
            for (int i = 0; i < wide.length; i++) {
                Column column = columns.get(i);
                boolean gives = column.shrink() != Shrink.NEVER && wide[i] > column.least();
                if (gives && (widest < 0 || wide[i] > wide[widest])) {
                    widest = i;
                }
            }
            if (widest < 0) {
                break;
            }
            wide[widest]--;
        }
        return wide;
    }

    private static int total(int[] wide) {
        int total = 0;
        for (int w : wide) {
            total += w < 0 ? 0 : w + GAP.length();
        }
        return total - GAP.length();
    }

    private void print(Row row) {
        print(row.cells);
        int indent = widths[0] + GAP.length();
        new Flow(screen, indent, " ").words(row.below, Role.DIM).print(indent);
    }

    private void print(List<Line> cells) {
        Line line = screen.line();
        int column = 0;
        for (int i = 0; i < widths.length; i++) {
            if (widths[i] < 0) {
                continue;
            }
            Line cell = cells.get(i);
            cell = cell.isEmpty() ? screen.line().add(columns.get(i).nothing(), Role.DIM) : cell;
            boolean last = i == widths.length - 1;
            int width = screen.cut() ? widths[i] : Math.max(widths[i], cell.width());
            int used = Math.min(width, cell.width());
            line.to(column + (columns.get(i).right() ? width - used : 0));
            line.add(
                    cell,
                    last && !screen.cut() ? Integer.MAX_VALUE : width,
                    columns.get(i).shrink() == Shrink.MIDDLE);
            column += width + GAP.length();
        }
        screen.print(line);
    }
}
