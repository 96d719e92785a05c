package dev.envlog.cli.map;

import dev.envlog.cli.map.Box.Pin;
import dev.envlog.cli.map.Box.State;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Draws a figure as SVG: boxes down the left in order of the path, which is a line beside them, and to the right of each the records
 * pinned to it. Widths follow from the columns of a monospace font, rounded up, so that nothing leaves its box.
 */
final class SvgWriter {

    private static final int WIDTH = 1000;
    private static final int RAIL = 22;
    private static final int LEFT = 44;
    private static final int BOX = 336;
    private static final int PINS = LEFT + BOX + 20;
    private static final int ROW = 16;
    /** Widths of a column in hundredths of a pixel, by size of font: wider than any of the usual fonts. */
    private static final int COLUMN = 735;

    private static final int SMALL_COLUMN = 675;
    private static final int HEAD_COLUMN = 980;
    private static final int MOST_PINS = 14;
    private static final int FIRST_PINS = 10;
    private static final int LAST_PINS = 3;

    private final Figure figure;
    private final Xml body = new Xml();
    private int y = 30;
    private int first = -1;
    private int last = -1;

    private SvgWriter(Figure figure) {
        this.figure = figure;
    }

    /**
     * The picture.
     *
     * @param style what is in its style element; empty if the page around it has the style
     */
    static String write(Figure figure, String style) {
        SvgWriter writer = new SvgWriter(figure);
        writer.head();
        writer.boxes();
        int height = writer.y + 12;
        Xml out = new Xml();
        out.open(
                "svg",
                "xmlns",
                "http://www.w3.org/2000/svg",
                "class",
                "map",
                "viewBox",
                "0 0 " + WIDTH + " " + height,
                "width",
                WIDTH,
                "height",
                height,
                "role",
                "img");
        out.text("title", figure.title()).line();
        if (!style.isEmpty()) {
            out.open("style").raw(style).close("style").line();
        }
        out.empty("rect", "class", "bg", "width", WIDTH, "height", height);
        if (writer.last > writer.first) {
            out.empty("path", "class", "path", "d", "M" + RAIL + " " + writer.first + "V" + writer.last);
        }
        return out.raw(writer.body.toString()).close("svg").line().toString();
    }

    private void head() {
        text(14, figure.title(), "head", WIDTH - 28, HEAD_COLUMN);
        y += 22;
        text(14, figure.verdict(), figure.failed() ? "title bad" : "title", WIDTH - 28, COLUMN);
        for (String note : figure.notes()) {
            y += 18;
            text(14, note, "dim", WIDTH - 28, COLUMN);
        }
        y += 12;
    }

    private void boxes() {
        Stage stage = null;
        int id = 0;
        for (Box box : figure.boxes()) {
            if (box.stage != stage) {
                stage = box.stage;
                y += 18;
                text(LEFT, stage.caption, "caption", BOX, SMALL_COLUMN);
                y += 6;
            }
            box(box, id++);
        }
    }

    private void box(Box box, int id) {
        List<Pin> pins = shown(box.pins);
        int rows = 1 + box.notes.size();
        // A silent filter is one line: what it is called says enough.
        boolean flat = box.pins.isEmpty() && box.component != null && box.state != State.STOPPED;
        int boxHeight = (flat ? 1 : rows) * ROW + 8;
        int height = Math.max(boxHeight, pins.size() * ROW + 8);
        int middle = y + ROW / 2 + 4;
        String state = box.state.name().toLowerCase(Locale.ROOT);
        body.open("g", "class", "box " + state, "data-box", id).line();
        body.text("title", full(box));
        body.empty("rect", "x", LEFT, "y", y, "width", BOX, "height", boxHeight, "rx", 4);
        if (box.onPath()) {
            first = first < 0 ? middle : first;
            last = middle;
            body.empty("path", "class", "path", "d", "M" + RAIL + " " + middle + "H" + LEFT);
            body.empty("circle", "class", "dot", "cx", RAIL, "cy", middle, "r", 5);
        }
        int top = y;
        words(box, flat);
        y = top;
        pins.forEach(this::pin);
        body.close("g").line();
        y = top + height + 6;
    }

    /** What stands in a box: its title, beside it what became of the request there, below it the notes. */
    private void words(Box box, boolean flat) {
        y += ROW;
        int said = SafeText.cut(box.state.said, 20).length();
        int room = BOX - 16 - (said == 0 ? 0 : said * COLUMN / 100 + 8);
        text(LEFT + 8, box.title, "title", room, COLUMN);
        if (said > 0) {
            boolean bad = box.state == State.STOPPED || box.state == State.FAILED;
            body.text(
                            "text",
                            box.state.said,
                            "x",
                            LEFT + BOX - 8,
                            "y",
                            y,
                            "text-anchor",
                            "end",
                            "class",
                            bad ? "bad" : "dim")
                    .line();
        }
        if (!flat) {
            for (String note : box.notes) {
                y += ROW;
                text(LEFT + 8, note, "pin dim", BOX - 16, SMALL_COLUMN);
            }
        }
    }

    private void pin(Pin pin) {
        y += ROW;
        String style = pin.failure() ? "pin bad" : pin.number() == 0 ? "pin dim" : "pin";
        text(PINS, words(pin), style, WIDTH - PINS - 10, SMALL_COLUMN);
    }

    /** Of many pins the first and the last; one in between, with number 0, says how many are left out. */
    private static List<Pin> shown(List<Pin> pins) {
        if (pins.size() <= MOST_PINS) {
            return pins;
        }
        List<Pin> shown = new ArrayList<>(pins.subList(0, FIRST_PINS));
        int left = pins.size() - FIRST_PINS - LAST_PINS;
        shown.add(new Pin(0, 0, "", "… " + left + " more lines", false));
        shown.addAll(pins.subList(pins.size() - LAST_PINS, pins.size()));
        return shown;
    }

    private static String words(Pin pin) {
        return pin.number() == 0 ? "    " + pin.text() : String.format(Locale.ROOT, "%3d %s", pin.number(), pin.text());
    }

    private static String full(Box box) {
        return box.title + (box.notes.isEmpty() ? "" : "\n" + String.join("\n", box.notes));
    }

    /** Text at the present height, cut where its room ends; if it was, a tool tip has all of it. */
    private void text(int x, String text, String role, int room, int column) {
        String cut = SafeText.cut(text, room * 100 / column);
        body.open("text", "x", x, "y", y, "class", role);
        if (!cut.equals(text)) {
            body.text("title", text);
        }
        body.raw(Xml.escape(cut)).close("text").line();
    }
}
