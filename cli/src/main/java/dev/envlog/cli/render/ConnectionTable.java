package dev.envlog.cli.render;

import dev.envlog.cli.render.Table.Column;
import dev.envlog.cli.render.Table.Shrink;
import dev.envlog.diagnosis.TransportFailure;
import dev.envlog.log.Event;
import dev.envlog.timeline.Connection;
import dev.envlog.timeline.Side;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The list of connections: one row each. */
final class ConnectionTable {

    private final Screen screen;
    private final boolean wide;
    /** A narrow screen has no room for what is known of a connection beside its life. */
    private final boolean roomy;

    private final Table table;

    ConnectionTable(Screen screen, boolean wide) {
        this.screen = screen;
        this.wide = wide;
        this.roomy = wide || !screen.cut() || screen.roomy();
        List<Column> columns = new ArrayList<>();
        columns.add(Column.left("CONN").shrinking(Shrink.MIDDLE, 7));
        columns.add(Column.left("SIDE"));
        columns.add(Column.left("PEER").shrinking(Shrink.MIDDLE, 10).orAbsent());
        if (roomy) {
            columns.add(Column.left("PROTO").orAbsent());
            columns.add(Column.left("TLS").orAbsent());
        }
        columns.add(Column.left("OPENED").orAbsent());
        columns.add(Column.right("LIFE").orAbsent());
        columns.add(Column.right("USERS"));
        if (roomy) {
            columns.add(Column.left("CLUSTER").shrinking(Shrink.MIDDLE, 10).orAbsent());
        }
        columns.add(Column.left("CLOSED BY").shrinking(Shrink.END, 6));
        columns.add(Column.left("WHY").shrinking(Shrink.END, 8).orAbsent());
        if (wide) {
            columns.add(Column.left("THREAD").orAbsent());
            columns.add(Column.left("POD").orAbsent());
            columns.add(Column.left("REASON").orAbsent());
            columns.add(Column.left("FILTERS").orAbsent());
        }
        this.table = new Table(screen, columns);
    }

    void row(Connection connection, int unit) {
        Role role = connection.side() == Side.DOWNSTREAM ? Role.CLIENT : Role.UPSTREAM;
        long opened = connection.opened();
        List<Line> cells = new ArrayList<>();
        cells.add(text(Names.connection(connection.id()), role));
        cells.add(text(connection.side() == null ? "?" : connection.side().printed(), Role.PLAIN));
        cells.add(text(connection.peer(), Role.PLAIN));
        if (roomy) {
            cells.add(text(connection.protocol(), Role.PLAIN));
            cells.add(text(connection.tls() == null ? "" : connection.tls() ? "yes" : "no", Role.PLAIN));
        }
        cells.add(text(TimeText.clock(opened, unit), Role.PLAIN));
        cells.add(text(
                opened == Event.NO_TIME || connection.closed() == Event.NO_TIME
                        ? ""
                        : TimeText.duration(connection.closed() - opened, unit),
                Role.PLAIN));
        cells.add(text(Integer.toString(connection.users().size()), Role.PLAIN));
        if (roomy) {
            String cluster = connection.cluster();
            cells.add(text(cluster == null ? "" : wide ? cluster : Names.cluster(cluster), Role.PLAIN));
        }
        cells.add(
                text(connection.closedBy() == null ? "–" : connection.closedBy().printed(), Role.PLAIN));
        boolean failed =
                connection.refused() || (connection.side() == Side.UPSTREAM && connection.closeReason() != null);
        cells.add(text(failed ? why(connection) : "", connection.users().isEmpty() ? Role.FAIL : Role.PLAIN));
        if (wide) {
            cells.add(text(connection.thread(), Role.PLAIN));
            cells.add(text(connection.origin().pod(), Role.PLAIN));
            cells.add(text(connection.closeReason(), Role.PLAIN));
            cells.add(text(String.join(",", connection.filters()), Role.DIM));
        }
        table.row(cells);
    }

    /** What OpenSSL's line says went wrong; else the filters that spoke, which may be none. */
    private static String why(Connection connection) {
        String error = connection.closeReason();
        if (error == null) {
            return connection.filters().stream()
                    .map(filter -> Producers.name(filter, true))
                    .collect(Collectors.joining(","));
        }
        return TransportFailure.reason(error);
    }

    void flush() {
        table.flush();
        screen.flush();
    }

    private Line text(@Nullable String text, Role role) {
        return screen.line().add(Objects.requireNonNullElse(text, ""), role);
    }
}
