package dev.envlog.cli.render;

import dev.envlog.cli.render.Table.Column;
import dev.envlog.cli.render.Table.Shrink;
import dev.envlog.cli.workspace.Listed;
import dev.envlog.query.Field;
import dev.envlog.query.FieldCatalog;
import dev.envlog.query.FieldType;
import dev.envlog.query.FieldValues;
import dev.envlog.query.Subject;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * A column with the values of a field.
 *
 * @param typed the name that the user gave it, its heading in a table
 */
public record FieldColumn(String typed, Field field) {

    private static final String BETWEEN = ",";

    private static final List<String> USUAL = List.of(
            "number",
            "start",
            "kind",
            "connection",
            "stream",
            "method",
            "authority",
            "path",
            "cluster",
            "upstream.connection",
            "upstream.host",
            "attempts",
            "status",
            "flag",
            "duration",
            "cause",
            "requestId");

    /** The columns of csv if none are asked for. */
    public static List<FieldColumn> usual() {
        FieldCatalog catalog = FieldCatalog.shared();
        return USUAL.stream()
                .map(name -> new FieldColumn(name, catalog.field(name)))
                .toList();
    }

    /** Writes requests with these columns, as a table or as csv. */
    static RequestWriter writer(
            List<FieldColumn> columns, OutputFormat format, PrintWriter out, Screen screen, Redactor redactor) {
        if (format == OutputFormat.CSV) {
            return csv(columns, new Csv(out), redactor);
        }
        Table table =
                new Table(screen, columns.stream().map(FieldColumn::column).toList());
        return new RequestWriter() {
            @Override
            public void request(Listed request) {
                table.row(columns.stream()
                        .map(column -> table.cell()
                                .add(
                                        column.inTable(column.shown(request, redactor), format == OutputFormat.WIDE),
                                        Role.PLAIN))
                        .toList());
            }

            @Override
            public void close() {
                table.flush();
                screen.flush();
            }
        };
    }

    private static RequestWriter csv(List<FieldColumn> columns, Csv csv, Redactor redactor) {
        csv.row(columns.stream().map(column -> csvName(column.field())).toList());
        return new RequestWriter() {
            @Override
            public void request(Listed request) {
                csv.row(columns.stream()
                        .map(column -> column.exact(request, redactor))
                        .toList());
            }

            @Override
            public void close() {
                csv.close();
            }
        };
    }

    /** Says the unit as machine-readable output does. */
    static String csvName(Field field) {
        return field.type() == FieldType.DURATION ? field.name() + "Ns" : field.name();
    }

    private Column column() {
        String title = typed.toUpperCase(Locale.ROOT);
        if (field.type().ordered()) {
            return field.type() == FieldType.TIME ? Column.left(title) : Column.right(title);
        }
        boolean cut = field.type() == FieldType.NAME || field.type() == FieldType.TEXT || field.ofLines();
        // Of several values the first is to be seen whole, and that there are others.
        Shrink how = field.name().startsWith("upstream.") || field.ofLines() ? Shrink.END : Shrink.MIDDLE;
        return cut ? Column.left(title).shrinking(how, Math.max(8, title.length())) : Column.left(title);
    }

    /** For a person's eyes, with as many digits as the log has. */
    private String shown(Listed request, Redactor redactor) {
        Subject subject = request.subject();
        int unit = request.exchange().span().unit();
        if (!field.type().ordered()) {
            return texts(subject, redactor);
        }
        return FieldValues.numbers(field, subject)
                .mapToObj(value -> switch (field.type()) {
                    case DURATION -> TimeText.duration(value, unit);
                    case TIME -> TimeText.clock(value, unit);
                    default -> Long.toString(value);
                })
                .collect(Collectors.joining(BETWEEN));
    }

    /** For a program: nanoseconds, RFC 3339. */
    private String exact(Listed request, Redactor redactor) {
        Subject subject = request.subject();
        int unit = request.exchange().span().unit();
        if (!field.type().ordered()) {
            return texts(subject, redactor);
        }
        return FieldValues.numbers(field, subject)
                .mapToObj(
                        value -> field.type() == FieldType.TIME ? TimeText.rfc3339(value, unit) : Long.toString(value))
                .collect(Collectors.joining(BETWEEN));
    }

    private String texts(Subject subject, Redactor redactor) {
        String prefix = field.type() == FieldType.ID ? (field.name().endsWith("stream") ? "S" : "C") : "";
        String header = field.header();
        return FieldValues.texts(field, subject)
                .distinct()
                .map(value -> prefix + (header.isEmpty() ? redactor.text(value) : redactor.header(header, value)))
                .collect(Collectors.joining(BETWEEN));
    }

    /** A value as a table shows it: a cluster by its short name, as in the list of requests. */
    String inTable(String value, boolean wide) {
        return !wide && field.name().equals("cluster") ? Names.cluster(value) : value;
    }
}
