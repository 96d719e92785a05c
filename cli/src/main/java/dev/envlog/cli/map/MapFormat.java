package dev.envlog.cli.map;

import dev.envlog.cli.render.Redactor;
import dev.envlog.cli.render.Sentences;
import dev.envlog.config.join.Joined;
import dev.envlog.timeline.Exchange;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What the figure of a request can be written as. */
public enum MapFormat {
    /** A picture. */
    SVG,
    /** The picture in a page that shows the lines of a box when it is pointed at. */
    HTML,
    /** A Mermaid flow chart. */
    MMD;

    /** The format that a file's name ends with, {@code -} being SVG; null if it ends with none. */
    public static @Nullable MapFormat of(String file) {
        if (file.equals("-")) {
            return SVG;
        }
        for (MapFormat format : values()) {
            if (file.toLowerCase(Locale.ROOT).endsWith("." + format.name().toLowerCase(Locale.ROOT))) {
                return format;
            }
        }
        return null;
    }

    /**
     * The figure of a request as text.
     *
     * @param exchange with its records
     * @param joined the configuration beside it, null for only what the log proves
     * @param colours false to draw in black and grey
     */
    public String write(Exchange exchange, @Nullable Joined joined, Redactor redactor, boolean colours) {
        Figure figure =
                new FigureBuilder(exchange, joined, new SafeText(redactor)).build(Sentences.of(exchange, redactor));
        return switch (this) {
            case SVG -> SvgWriter.write(figure, Assets.style("map.css", colours ? "" : "grey.css"));
            case HTML -> HtmlWriter.write(figure, colours);
            case MMD -> MermaidWriter.write(figure, colours);
        };
    }
}
