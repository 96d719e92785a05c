package dev.envlog.cli.render;

import dev.envlog.cli.render.Phrase.Crossing;
import dev.envlog.cli.render.Phrase.Lane;
import java.util.List;

/**
 * The columns of a timeline and how a row is set into them: times, the three lanes client │ proxy │ upstream, and who did it.
 * What happened upstream is written on its own lane where there is room for two texts, else beside the connection's id.
 */
final class Lanes {

    private static final int INDENT = 2;
    /** Borders and the blanks beside them: {@code │ }, {@code │}, two before BY. */
    private static final int BORDERS = 5;

    private static final int ARROW = 3;
    /** A lane narrower than this cuts most sentences. */
    private static final int ROOM_FOR_TEXT = 44;

    private final int at;
    private final int since;
    private final int client;
    private final int proxy;
    private final int up;
    private final int by;
    private final boolean two;

    private Lanes(int at, int since, int client, int proxy, int up, int by, boolean two) {
        this.at = at;
        this.since = since;
        this.client = client;
        this.proxy = proxy;
        this.up = up;
        this.by = by;
        this.two = two;
    }

    /** @param brief BY holds short names */
    static Lanes fit(int width, List<Row> rows, boolean brief) {
        int at = 0;
        int since = 0;
        int id = 6;
        int by = 2;
        int upText = 0;
        for (Row row : rows) {
            if (row.said().lane() == Lane.UP) {
                upText = Math.max(
                        upText,
                        row.connection().length()
                                + 3
                                + Printable.width(row.said().text()));
            }
            at = Math.max(at, row.at().length());
            since = Math.max(since, row.since().length());
            id = Math.max(id, row.connection().length());
            by = Math.max(by, row.by().length());
        }
        if (at > 0) {
            at = Math.max(3, at);
            since = Math.max(3, since);
        }
        by = Math.min(by, brief ? (width < 90 ? 13 : 15) : width * 2 / 5);
        int client = width >= 100 ? Math.max(8, id + 1) : at > 0 ? 5 : 7;
        int room = width - INDENT - (at > 0 ? at + since + 4 : 0) - client - BORDERS - by;
        int upWide = ARROW + Math.min(Math.max(upText, 8), room * 11 / 20);
        boolean two = room - upWide >= ROOM_FOR_TEXT;
        int up = two ? upWide : ARROW + Math.max(id, 8);
        return new Lanes(at, since, client, Math.max(16, room - up), up, by, two);
    }

    Line heading(Line line) {
        line.to(INDENT);
        if (at > 0) {
            line.to(INDENT + at - 3)
                    .add("+ms", Role.DIM)
                    .to(INDENT + at + 2 + since - 3)
                    .add("Δms", Role.DIM);
        }
        // The narrowest lane is one column short of its heading, which may begin in the blanks before it.
        line.to(start() - (client < 6 ? 1 : 0))
                .add("CLIENT", Role.CLIENT)
                .to(start() + client)
                .add("│ ", Role.DIM);
        line.add("PROXY", Role.STRONG).to(border()).add("│", Role.DIM);
        line.to(border() + 1 + ARROW).fit("UPSTREAM", up - ARROW, Role.UPSTREAM);
        return line.to(border() + 1 + up + 2).add("BY", Role.DIM);
    }

    Line row(Line line, Row row) {
        if (row.isGap()) {
            return gap(line, row);
        }
        if (at > 0) {
            line.to(INDENT + at - row.at().length()).add(row.at(), Role.DIM);
            line.to(INDENT + at + 2 + since - row.since().length()).add(row.since());
        }
        client(line.to(start()), row);
        boolean onUp = two && row.said().lane() == Lane.UP;
        proxy(line.to(start() + client).add("│ ", Role.DIM), row, onUp);
        upstream(line.add("│", Role.DIM), row, onUp);
        return line.to(border() + 1 + up + 2).fit(row.by(), by, row.dim() ? Role.DIM : Role.PLAIN);
    }

    /** Column at which more about a step may stand below it. */
    int textColumn() {
        return start() + client + 2;
    }

    private Line gap(Line line, Row row) {
        int room = start() + client + 2 + proxy + 1 + up;
        int side = Math.max(2, (room - start() - Printable.width(row.said().text()) - 2) / 2);
        line.to(start())
                .fill("▒", start() + side, Role.GAP)
                .add(" " + row.said().text() + " ", Role.GAP);
        return line.fill("▒", room, Role.GAP);
    }

    private void client(Line line, Row row) {
        int end = start() + client;
        switch (row.said().crossing()) {
            case FROM_CLIENT -> line.fill("─", end - 1, Role.CLIENT).add("▶", Role.CLIENT);
            case TO_CLIENT -> line.add("◀", Role.CLIENT).fill("─", end, Role.CLIENT);
            default -> {
                if (row.said().lane() == Lane.CLIENT && row.connection().length() < client) {
                    line.add(row.connection(), Role.CLIENT);
                }
            }
        }
    }

    private void proxy(Line line, Row row, boolean onUp) {
        boolean leaves = row.said().crossing() == Crossing.TO_UP;
        if (!onUp) {
            text(line, row, leaves ? proxy - ARROW : proxy);
        }
        if (leaves) {
            line.add(onUp ? "" : " ").fill("─", border() - 1, Role.UPSTREAM).add("▶", Role.UPSTREAM);
        }
        line.to(border());
    }

    private void upstream(Line line, Row row, boolean onUp) {
        line.add(row.said().crossing() == Crossing.FROM_UP ? "◀─ " : "   ", Role.UPSTREAM);
        if (row.said().lane() == Lane.UP && !row.connection().isEmpty()) {
            line.fit(row.connection(), up - ARROW, Role.UPSTREAM);
        }
        if (onUp) {
            line.add(row.connection().isEmpty() ? "" : " ");
            text(line, row, border() + 1 + up - line.width());
        }
    }

    private static void text(Line line, Row row, int room) {
        Role role = row.dim() ? Role.DIM : Role.PLAIN;
        String symbol = "";
        switch (row.said().mark()) {
            case OK -> {
                symbol = "✓ ";
                role = Role.OK;
            }
            case FAIL -> {
                symbol = "✗ ";
                role = Role.FAIL;
            }
            case NOTE -> {
                symbol = "! ";
                role = Role.NOTE;
            }
            default -> {}
        }
        line.fit(symbol + row.said().text(), room, role);
    }

    private int start() {
        return INDENT + (at > 0 ? at + since + 4 : 0);
    }

    private int border() {
        return start() + client + 2 + proxy;
    }
}
