package dev.envlog.cli.render;

import dev.envlog.cli.render.Table.Column;
import dev.envlog.cli.render.Table.Shrink;
import dev.envlog.cli.workspace.IndexSummary;
import java.util.List;

/** The list of indexes: one row each. */
public final class IndexTable {

    private final Screen screen;
    private final Table table;

    public IndexTable(Screen screen) {
        this.screen = screen;
        this.table = new Table(
                screen,
                List.of(
                        Column.left("INDEX").shrinking(Shrink.MIDDLE, 16),
                        Column.left("OF").shrinking(Shrink.MIDDLE, 12),
                        Column.right("REQUESTS"),
                        Column.right("CONNS"),
                        Column.right("LOG"),
                        Column.right("SIZE")));
    }

    /**
     * Adds a row.
     *
     * @param log how large the logs are, in words
     * @param size how large the index is
     */
    public void row(IndexSummary index, String log, String size) {
        List<String> names = index.names();
        String of = names.isEmpty()
                ? ""
                : names.get(0) + (names.size() == 1 ? "" : " and " + Names.count(names.size() - 1) + " more");
        table.row(List.of(
                text(index.folder().toString()),
                text(of),
                text(Names.count(index.requests())),
                text(Names.count(index.connections())),
                text(log),
                text(size)));
    }

    /** Prints what was held back. */
    public void flush() {
        table.flush();
        screen.flush();
    }

    private Line text(String text) {
        return screen.line().add(text, Role.PLAIN);
    }
}
