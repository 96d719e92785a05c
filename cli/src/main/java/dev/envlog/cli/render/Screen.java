package dev.envlog.cli.render;

import java.io.PrintWriter;
import java.util.stream.Stream;

/** Where text goes, how wide it may be, and whether colour and symbols beyond ASCII can be shown. */
public final class Screen {

    private static final int NOTE_INDENT = 2;
    /** Columns from which on there is room for more than the least. */
    private static final int ROOMY = 110;

    private final PrintWriter out;
    private final int width;
    private final boolean cut;
    private final Palette palette;
    private final boolean ascii;

    /**
     * @param width columns to lay things out for
     * @param cut shorten what is wider; false where the output is not for a screen
     */
    public Screen(PrintWriter out, int width, boolean cut, boolean colour, boolean ascii) {
        this.out = out;
        this.width = Math.max(40, width);
        this.cut = cut;
        this.palette = colour ? Palette.COLOUR : Palette.NONE;
        this.ascii = ascii;
    }

    /** The same, written to something else. */
    Screen on(PrintWriter other) {
        return new Screen(other, width, cut, palette == Palette.COLOUR, ascii);
    }

    int width() {
        return width;
    }

    /** Whether there is room for more than the least. */
    boolean roomy() {
        return width >= ROOMY;
    }

    boolean cut() {
        return cut;
    }

    public Line line() {
        return new Line(ascii);
    }

    public void print(Line line) {
        out.println(line.painted(palette));
    }

    /** Prints a sentence in full: broken between words if this is a screen and no word is too wide for it. */
    public void print(String sentence) {
        Line whole = line().add(sentence);
        if (cut && whole.width() > width && widestWord(sentence) <= width - NOTE_INDENT) {
            new Flow(this, NOTE_INDENT, " ").words(sentence, Role.PLAIN).print(0);
        } else {
            print(whole);
        }
    }

    private int widestWord(String sentence) {
        return Stream.of(sentence.split(" "))
                .mapToInt(word -> line().add(word).width())
                .max()
                .orElse(0);
    }

    /** The line as it would be printed, without the line end. */
    String painted(Line line) {
        return line.painted(palette);
    }

    void blank() {
        out.println();
    }

    public void flush() {
        out.flush();
    }
}
