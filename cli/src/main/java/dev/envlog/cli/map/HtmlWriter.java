package dev.envlog.cli.map;

import dev.envlog.cli.map.Box.Pin;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/** Writes a figure as a page that shows a box's lines when it is pointed at. Its policy allows its own style and script only. */
final class HtmlWriter {

    private HtmlWriter() {}

    /** @param colours false for black and grey */
    static String write(Figure figure, boolean colours) {
        String style = colours
                ? Assets.style("map.css", "page.css")
                : Assets.style("map.css", "page.css", "grey.css", "grey-page.css");
        String script = Assets.read("page.js");
        Xml out = new Xml();
        out.raw("<!DOCTYPE html>\n").open("html", "lang", "en").open("head").line();
        out.raw("<meta charset=\"utf-8\">\n");
        out.raw("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src '" + hash(style)
                + "'; script-src '" + hash(script) + "'; base-uri 'none'; form-action 'none'\">\n");
        out.raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
        out.text("title", figure.title()).line();
        out.raw("<style>" + style + "</style>\n")
                .close("head")
                .open("body")
                .open("main")
                .line();
        out.raw(SvgWriter.write(figure, ""));
        out.open("aside").line();
        out.text("p", "point at a box for all its lines; click to keep them, Esc to let go", "data-lines", "")
                .line();
        int id = 0;
        for (Box box : figure.boxes()) {
            lines(out, box, id++);
        }
        out.close("aside").close("main").line();
        out.raw("<script>" + script + "</script>\n").close("body").close("html").line();
        return out.toString();
    }

    private static void lines(Xml out, Box box, int id) {
        out.open("section", "data-lines", id, "hidden", "hidden");
        out.text("h2", box.stage.caption + ": " + box.title + (box.state.said.isEmpty() ? "" : " – " + box.state.said));
        box.notes.forEach(note -> out.text("p", note));
        if (box.pins.isEmpty()) {
            out.text("p", "no lines");
        } else {
            out.open("table");
            for (Pin pin : box.pins) {
                out.open("tr", "class", pin.failure() ? "bad" : "good");
                out.text("td", Integer.toString(pin.number()), "class", "n");
                out.text("td", pin.at().isEmpty() ? "" : "+" + pin.at() + " ms", "class", "n");
                out.text("td", "line " + pin.line(), "class", "n");
                out.text("td", pin.text()).close("tr").line();
            }
            out.close("table");
        }
        out.close("section").line();
    }

    private static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return "sha256-" + Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
