package dev.envlog.cli.render;

import dev.envlog.catalog.Attribution;
import dev.envlog.cli.render.Table.Column;
import dev.envlog.cli.render.Table.Shrink;
import dev.envlog.log.Event;
import dev.envlog.log.RecordKind;
import dev.envlog.timeline.Owner;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The list of records: one row each, with whose it is and what statement it makes. */
final class EventTable {

    private final Screen screen;
    private final Redactor redactor;
    private final boolean wide;
    /** A narrow screen has no room for the name of a statement beside its text. */
    private final boolean named;

    private final Table table;

    EventTable(Screen screen, Redactor redactor, boolean wide) {
        this.screen = screen;
        this.redactor = redactor;
        this.wide = wide;
        this.named = wide || !screen.cut() || screen.roomy();
        List<Column> columns = new ArrayList<>(List.of(
                Column.right("LINE"),
                Column.left("TIME").orAbsent(),
                Column.left("OWNER"),
                Column.left("BY").shrinking(Shrink.MIDDLE, 8)));
        if (named) {
            columns.add(Column.left("EVENT").shrinking(Shrink.MIDDLE, 12));
        }
        columns.add(Column.left("MESSAGE").shrinking(Shrink.END, 10));
        if (wide) {
            columns.add(1, Column.left("FILE"));
            columns.add(4, Column.left("RULE"));
        }
        this.table = new Table(screen, columns);
    }

    void row(Event event, Attribution by, @Nullable Owner owner) {
        List<Line> cells = new ArrayList<>();
        Role role = event.kind() == RecordKind.LOG ? Role.PLAIN : Role.DIM;
        cells.add(text(Integer.toString(event.line()), Role.DIM));
        if (wide) {
            cells.add(text(event.file(), Role.DIM));
        }
        cells.add(text(TimeText.fullClock(event.time(), event.timeUnit()), Role.PLAIN));
        cells.add(text(owner(owner), Role.CLIENT));
        if (wide) {
            cells.add(text(
                    owner == null
                            ? "–"
                            : owner.by().printed() + " " + owner.confidence().printed(),
                    Role.DIM));
        }
        cells.add(text(
                Producers.name(by.component() == null ? null : by.component().name(), !wide), Role.PLAIN));
        if (named) {
            cells.add(text(
                    event.kind() == RecordKind.LOG
                            ? event.eventName()
                            : event.kind().printed(),
                    Role.DIM));
        }
        cells.add(text(redactor.text(event.message()), role));
        table.row(cells);
    }

    void flush() {
        table.flush();
        screen.flush();
    }

    private String owner(@Nullable Owner owner) {
        if (owner == null) {
            return "–";
        }
        String stream = owner.ref().stream();
        String name = stream == null ? "" : "/" + (wide ? "S" + stream : Names.stream(stream));
        return Names.connection(owner.ref().connection()) + name;
    }

    private Line text(@Nullable String text, Role role) {
        return screen.line().add(Objects.requireNonNullElse(text, "?"), role);
    }
}
