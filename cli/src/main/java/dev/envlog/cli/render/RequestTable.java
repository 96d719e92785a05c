package dev.envlog.cli.render;

import dev.envlog.cli.render.Table.Column;
import dev.envlog.cli.render.Table.Shrink;
import dev.envlog.log.Event;
import dev.envlog.timeline.Exchange;
import dev.envlog.timeline.ExchangeKind;
import dev.envlog.timeline.UpstreamAttempt;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The list of requests: one row each. At 80 columns what matters most, and why it failed below it; on wider screens where it
 * came from and went, too, and why beside it.
 */
final class RequestTable {

    private record Field(Column column, Function<Row, Line> cell) {}

    private record Row(long number, Exchange exchange) {}

    private final Screen screen;
    private final Redactor redactor;
    private final List<Field> fields = new ArrayList<>();
    private final Table table;
    /** Whether there is no column for why a request failed. */
    private final boolean narrow;

    private @Nullable String firstDate;

    RequestTable(Screen screen, Redactor redactor, boolean wide) {
        this.screen = screen;
        this.redactor = redactor;
        this.narrow = !wide && !screen.roomy();
        if (narrow) {
            narrow();
        } else {
            roomy(wide);
        }
        List<Column> columns = new ArrayList<>(fields.size());
        for (Field field : fields) {
            columns.add(field.column);
        }
        this.table = new Table(screen, columns);
    }

    void row(long number, Exchange exchange) {
        Row row = new Row(number, exchange);
        List<Line> cells = new ArrayList<>(fields.size());
        for (Field field : fields) {
            cells.add(field.cell.apply(row));
        }
        table.row(cells, narrow ? why(exchange) : "");
    }

    void flush() {
        table.flush();
        screen.flush();
    }

    private void narrow() {
        add(Column.right("#"), r -> text(Long.toString(r.number()), Role.DIM));
        add(Column.left("TIME").orAbsent(), this::time);
        add(Column.left("STATUS"), this::status);
        add(Column.left("FLAGS"), this::flags);
        add(Column.right("DUR").orAbsent(), this::duration);
        add(Column.left("METHOD"), this::method);
        add(Column.left("PATH").shrinking(Shrink.MIDDLE, 12), this::path);
        add(
                Column.left("UP").shrinking(Shrink.MIDDLE, 8).or(Names.NONE),
                r -> text(Names.attempts(r.exchange.attempts()), Role.UPSTREAM));
    }

    private void roomy(boolean wide) {
        add(Column.right("#"), r -> text(Long.toString(r.number()), Role.DIM));
        add(Column.left("TIME").orAbsent(), this::time);
        add(Column.left("DOWN").or(Names.NONE).orAbsent(), this::connection);
        add(Column.left("STREAM").or(Names.NONE).orAbsent(), r -> stream(r, wide));
        add(Column.left("METHOD"), this::method);
        add(Column.left("PATH").shrinking(Shrink.MIDDLE, 14), this::path);
        add(Column.left("CLUSTER").shrinking(Shrink.MIDDLE, 10), r -> cluster(r, wide));
        add(
                Column.left("UP").shrinking(Shrink.MIDDLE, 8).or(Names.NONE),
                r -> text(Names.attempts(r.exchange.attempts()), Role.UPSTREAM));
        add(Column.right("TRY"), RequestTable.this::tries);
        add(Column.left("STATUS"), this::status);
        add(Column.left("FLAGS"), this::flags);
        add(Column.right("DUR").orAbsent(), this::duration);
        if (wide) {
            add(Column.left("HOST").orAbsent(), r -> text(host(r.exchange), Role.PLAIN));
            add(Column.left("PEER").orAbsent(), r -> text(r.exchange.peer(), Role.PLAIN));
            add(Column.left("THREAD").orAbsent(), r -> text(r.exchange.thread(), Role.PLAIN));
            add(Column.left("POD").orAbsent(), r -> text(r.exchange.origin().pod(), Role.PLAIN));
            add(Column.left("ROUTE").orAbsent(), r -> text(r.exchange.route(), Role.PLAIN));
            add(
                    Column.left("REQUEST-ID").orAbsent(),
                    r -> text(r.exchange.request().requestId(), Role.PLAIN));
            add(Column.left("LINK").orAbsent(), r -> text(link(r.exchange), Role.DIM));
        }
        add(Column.left("WHY").shrinking(Shrink.END, 24).orAbsent(), r -> text(why(r.exchange), Role.DIM));
    }

    private void add(Column column, Function<Row, Line> cell) {
        fields.add(new Field(column, cell));
    }

    private Line text(@Nullable String text, Role role) {
        return screen.line().add(Objects.requireNonNullElse(text, ""), role);
    }

    /** When it began, or the first that is known of when it was under way. */
    private static long first(Exchange exchange) {
        List<UpstreamAttempt> attempts = exchange.attempts();
        long time = exchange.span().start();
        if (time == Event.NO_TIME && !attempts.isEmpty()) {
            time = attempts.get(0).start();
        }
        return time == Event.NO_TIME ? exchange.span().end() : time;
    }

    private Line time(Row row) {
        long time = first(row.exchange);
        if (time == Event.NO_TIME) {
            return screen.line();
        }
        String date = TimeText.date(time);
        if (firstDate == null) {
            firstDate = date;
        }
        boolean sameYear = date.regionMatches(0, firstDate, 0, date.indexOf('-'));
        return text(
                (date.equals(firstDate) ? "" : (sameYear ? TimeText.day(time) : date) + " ")
                        + TimeText.clock(time, row.exchange.span().unit()),
                Role.PLAIN);
    }

    private Line duration(Row row) {
        Long ns = row.exchange.span().durationNs();
        return text(ns == null ? "" : TimeText.duration(ns, row.exchange.span().unit()), Role.PLAIN);
    }

    private Line status(Row row) {
        Verdict verdict = Verdict.of(row.exchange);
        Integer status = row.exchange.response().status();
        // What has failed is not open, though the log may end before the answer goes out.
        boolean open = row.exchange.span().open() && !row.exchange.failed();
        Integer derived = row.exchange.response().derivedStatus();
        String word = status != null ? status.toString() : derived != null ? "(" + derived + ")" : open ? "open" : "-";
        return text(verdict.symbol + " " + word, verdict.role);
    }

    private Line flags(Row row) {
        List<String> flags = row.exchange.response().flags();
        return flags.isEmpty() ? text("-", Role.DIM) : text(String.join(",", flags), Verdict.of(row.exchange).role);
    }

    private Line method(Row row) {
        return switch (row.exchange.kind()) {
            case HTTP -> text(Names.method(row.exchange), Role.PLAIN);
            case TCP -> text("⇄ tcp", Role.PLAIN);
            case ASYNC -> text("↳" + Names.method(row.exchange), Role.DIM);
        };
    }

    private Line path(Row row) {
        Exchange exchange = row.exchange;
        if (exchange.kind() == ExchangeKind.TCP) {
            String host = host(exchange);
            return text(host.isEmpty() ? Names.cluster(exchange.cluster()) : host, Role.PLAIN);
        }
        Role role = exchange.kind() == ExchangeKind.ASYNC ? Role.DIM : Role.PLAIN;
        return text(redactor.text(Names.path(exchange)), role);
    }

    private Line connection(Row row) {
        Long connection = row.exchange.ref().connection();
        return text(connection == null ? "" : Names.connection(connection), Role.CLIENT);
    }

    private Line stream(Row row, boolean wide) {
        String stream = row.exchange.ref().stream();
        if (stream == null) {
            return screen.line();
        }
        return text(wide ? "S" + stream : Names.stream(stream), Role.DIM);
    }

    private Line cluster(Row row, boolean wide) {
        String cluster = row.exchange.cluster();
        return text(wide && cluster != null ? cluster : Names.cluster(cluster), Role.PLAIN);
    }

    private Line tries(Row row) {
        int tries = UpstreamAttempt.count(row.exchange.attempts());
        boolean uncounted = tries <= 1 && isRetried(row.exchange);
        return text(uncounted ? "2+↻" : tries + (tries > 1 ? "↻" : ""), tries > 1 || uncounted ? Role.NOTE : Role.DIM);
    }

    /** The flag of retries that are used up: there were some, also where no record counts them. A session may have one try, with none more allowed. */
    private static boolean isRetried(Exchange exchange) {
        return exchange.kind() == ExchangeKind.HTTP
                && exchange.response().flags().contains("URX")
                && exchange.ref().stream() == null;
    }

    private String why(Exchange exchange) {
        String why = exchange.why();
        return why == null ? "" : redactor.text(why);
    }

    private static String host(Exchange exchange) {
        List<UpstreamAttempt> attempts = exchange.attempts();
        return attempts.isEmpty()
                ? ""
                : Objects.requireNonNullElse(attempts.get(attempts.size() - 1).host(), "");
    }

    private static String link(Exchange exchange) {
        StringBuilder out = new StringBuilder();
        for (UpstreamAttempt attempt : exchange.attempts()) {
            if (attempt.link() != null) {
                out.append(out.isEmpty() ? "" : ", ")
                        .append(attempt.link().rule().printed())
                        .append(' ')
                        .append(attempt.link().confidence().printed());
            }
        }
        return out.toString();
    }
}
