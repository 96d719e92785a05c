package dev.envlog.cli.render;

import dev.envlog.cli.render.Table.Column;
import dev.envlog.cli.render.Table.Shrink;
import dev.envlog.cli.stats.Group;
import dev.envlog.cli.stats.Percentiles;
import dev.envlog.cli.stats.Quantiles;
import dev.envlog.query.Field;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Writes counts and percentiles.
 *
 * @param by the fields grouped by
 */
public record StatsWriter(List<FieldColumn> by, Percentiles percentiles, Redactor redactor) {

    private static final String OTHERS = "(others)";

    /** Writes the groups in any format but {@code name}. */
    public void write(List<Group> groups, OutputFormat format, PrintWriter out, Screen screen) {
        if (format.machine()) {
            try (JsonRecords records = new JsonRecords(format, out, redactor)) {
                groups.forEach(group -> records.stats(group, by, percentiles));
            }
        } else if (format == OutputFormat.CSV) {
            csv(groups, new Csv(out));
        } else {
            table(groups, format == OutputFormat.WIDE, screen);
        }
    }

    private void table(List<Group> groups, boolean wide, Screen screen) {
        boolean several = percentiles.measures().size() > 1;
        List<Column> columns = new ArrayList<>();
        by.forEach(column ->
                columns.add(Column.left(column.typed().toUpperCase(Locale.ROOT)).shrinking(Shrink.MIDDLE, 12)));
        columns.add(Column.right("COUNT"));
        columns.add(Column.right("FAILED"));
        columns.add(Column.left("OF").orAbsent());
        percentiles
                .shares()
                .forEach(share ->
                        columns.add(Column.right(Percentiles.name(share).toUpperCase(Locale.ROOT))
                                .orAbsent()));
        columns.add(Column.left("EXAMPLE"));
        Table table = new Table(screen, columns);
        for (Group group : groups) {
            for (int measure = 0; measure < group.measures().size(); measure++) {
                table.row(row(table, group, measure, several, wide));
            }
        }
        table.flush();
        screen.flush();
    }

    /** One row for each measure; what does not differ stands in the first only. */
    private List<Line> row(Table table, Group group, int measure, boolean several, boolean wide) {
        boolean first = measure == 0;
        List<Line> cells = new ArrayList<>();
        for (int i = 0; i < by.size(); i++) {
            cells.add(table.cell().add(first ? by.get(i).inTable(key(group, i, "–"), wide) : "", Role.PLAIN));
        }
        cells.add(table.cell().add(first ? Names.count(group.count()) : "", Role.PLAIN));
        cells.add(
                table.cell().add(first ? Names.count(group.failed()) : "", group.failed() > 0 ? Role.FAIL : Role.DIM));
        cells.add(table.cell().add(several ? measure(measure) : "", Role.DIM));
        Quantiles values = group.measures().get(measure);
        for (BigDecimal share : percentiles.shares()) {
            boolean known = values.count() > 0 && group.unit() > 0;
            cells.add(table.cell()
                    .add(
                            known ? TimeText.duration(values.percentile(share.doubleValue()), group.unit()) : "",
                            Role.PLAIN));
        }
        cells.add(table.cell().add(first ? "@" + group.example() : "", Role.DIM));
        return cells;
    }

    private void csv(List<Group> groups, Csv csv) {
        List<String> head = new ArrayList<>();
        by.forEach(column -> head.add(column.field().name()));
        head.addAll(List.of("count", "failed", "example", "measure", "known"));
        percentiles.shares().forEach(share -> head.add(Percentiles.name(share) + "Ns"));
        csv.row(head);
        for (Group group : groups) {
            for (int measure = 0; measure < group.measures().size(); measure++) {
                Quantiles values = group.measures().get(measure);
                List<String> cells = new ArrayList<>();
                for (int i = 0; i < by.size(); i++) {
                    cells.add(key(group, i, ""));
                }
                cells.add(Long.toString(group.count()));
                cells.add(Long.toString(group.failed()));
                cells.add("@" + group.example());
                cells.add(measure(measure));
                cells.add(Long.toString(values.count()));
                percentiles
                        .shares()
                        .forEach(share -> cells.add(
                                values.count() == 0 ? "" : Long.toString(values.percentile(share.doubleValue()))));
                csv.row(cells);
            }
        }
        csv.close();
    }

    private String key(Group group, int field, String none) {
        if (group.key().isEmpty()) {
            return field == 0 ? OTHERS : "";
        }
        String value = group.key().get(field);
        Field of = by.get(field).field();
        String shown = of.header().isEmpty() ? redactor.text(value) : redactor.header(of.header(), value);
        return value.isEmpty() ? none : shown;
    }

    private String measure(int index) {
        return percentiles.measures().get(index).name().replace("phase.", "");
    }
}
