package dev.envlog.cli.map;

import dev.envlog.cli.map.Box.Pin;
import dev.envlog.cli.map.Box.State;
import java.util.List;
import java.util.Locale;

/** Writes a figure as a Mermaid flow chart, for issues and wikis. */
final class MermaidWriter {

    private static final int COLUMNS = 76;
    private static final int MOST_PINS = 6;

    private MermaidWriter() {}

    /** @param colours false for black and grey */
    static String write(Figure figure, boolean colours) {
        String path = colours ? "#0969da" : "#000";
        String bad = colours ? "#cf222e" : "#000";
        String edge = colours ? "#8c959f" : "#888";
        StringBuilder out = new StringBuilder("flowchart TD\n");
        out.append("  head[\"").append(line(figure.title())).append("<br/>").append(line(figure.verdict()));
        figure.notes().forEach(note -> out.append("<br/>").append(line(note)));
        out.append("\"]\n");
        String before = "head";
        List<Box> boxes = figure.boxes();
        for (int i = 0; i < boxes.size(); i++) {
            Box box = boxes.get(i);
            String id = "b" + i;
            out.append("  ")
                    .append(id)
                    .append("[\"")
                    .append(label(box))
                    .append("\"]:::")
                    .append(box.state.name().toLowerCase(Locale.ROOT))
                    .append('\n');
            if (box.onPath()) {
                out.append("  ").append(before).append(" ==> ").append(id).append('\n');
                before = id;
            } else {
                out.append("  ").append(before).append(" -.- ").append(id).append('\n');
            }
        }
        for (State state : State.values()) {
            out.append("  classDef ")
                    .append(state.name().toLowerCase(Locale.ROOT))
                    .append(' ')
                    .append(
                            switch (state) {
                                case TAKEN -> "stroke:" + path + ",stroke-width:2px,text-align:left";
                                case STOPPED, FAILED -> "stroke:" + bad + ",stroke-width:3px,text-align:left";
                                case SILENT, BESIDE -> "stroke:" + edge + ",text-align:left";
                                case OFF, NOT_REACHED, UNTAKEN ->
                                    "stroke:" + edge + ",stroke-dasharray:4 3,opacity:0.6";
                            })
                    .append('\n');
        }
        return out.toString();
    }

    private static String label(Box box) {
        StringBuilder label = new StringBuilder();
        label.append(line(
                box.stage.caption + ": " + box.title + (box.state.said.isEmpty() ? "" : " (" + box.state.said + ")")));
        if (!box.pins.isEmpty() || box.component == null) {
            box.notes.forEach(note -> label.append("<br/>").append(line(note)));
        }
        box.pins.stream().limit(MOST_PINS).forEach(pin -> label.append("<br/>").append(line(pin(pin))));
        if (box.pins.size() > MOST_PINS) {
            label.append("<br/>").append(line("… " + (box.pins.size() - MOST_PINS) + " more lines"));
        }
        return label.toString();
    }

    private static String pin(Pin pin) {
        return pin.number() + "  " + pin.text();
    }

    private static String line(String text) {
        return escape(SafeText.cut(text, COLUMNS));
    }

    /** Letters, digits and blanks as they are; of the rest only what means nothing to Mermaid, HTML or Markdown. */
    static String escape(String text) {
        StringBuilder out = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(c -> {
            boolean plain = Character.isLetterOrDigit(c)
                    || c == ' '
                    || ".,:/-".indexOf(c) >= 0
                    || c == '…'
                    || c == '✗'
                    || c == '·';
            if (plain) {
                out.appendCodePoint(c);
            } else {
                out.append('#').append(c).append(';');
            }
        });
        return out.toString();
    }
}
