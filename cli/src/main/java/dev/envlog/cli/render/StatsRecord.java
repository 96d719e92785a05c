package dev.envlog.cli.render;

import dev.envlog.cli.stats.Group;
import dev.envlog.cli.stats.Percentiles;
import dev.envlog.cli.stats.Quantiles;
import dev.envlog.query.Field;
import java.math.BigDecimal;
import java.util.List;
import tools.jackson.core.JsonGenerator;

/** The record {@code envlog/stats/1}. */
final class StatsRecord {

    private StatsRecord() {}

    static void write(
            JsonGenerator out, Group group, List<FieldColumn> by, Percentiles percentiles, Redactor redactor) {
        Fields fields = new Fields(out);
        fields.text("schema", "envlog/stats/1");
        out.writeName("by").writeStartObject();
        for (int i = 0; i < by.size() && !group.key().isEmpty(); i++) {
            Field field = by.get(i).field();
            String value = group.key().get(i);
            String shown = field.header().isEmpty() ? redactor.text(value) : redactor.header(field.header(), value);
            fields.text(field.name(), value.isEmpty() ? null : shown);
        }
        out.writeEndObject();
        fields.truth("others", !by.isEmpty() && group.key().isEmpty());
        fields.number("count", group.count());
        fields.number("failed", group.failed());
        fields.number("example", group.example());
        out.writeName("measures").writeStartObject();
        for (int i = 0; i < group.measures().size(); i++) {
            Quantiles values = group.measures().get(i);
            out.writeName(percentiles.measures().get(i).name()).writeStartObject();
            fields.number("known", values.count());
            for (BigDecimal share : percentiles.shares()) {
                fields.number(
                        Percentiles.name(share) + "Ns",
                        values.count() == 0 ? null : Long.valueOf(values.percentile(share.doubleValue())));
            }
            out.writeEndObject();
        }
        out.writeEndObject();
    }
}
