package dev.envlog.cli.map;

/** Writes elements of SVG and HTML. All text and all attributes' values pass {@link #escape}. */
final class Xml {

    private final StringBuilder out = new StringBuilder();

    /** Opens an element; attributes are names and values by turns. */
    Xml open(String name, Object... attributes) {
        tag(name, attributes);
        out.append(">");
        return this;
    }

    Xml close(String name) {
        out.append("</").append(name).append(">");
        return this;
    }

    /** An element without content. */
    Xml empty(String name, Object... attributes) {
        tag(name, attributes);
        out.append("/>\n");
        return this;
    }

    /** An element with text in it. */
    Xml text(String name, String text, Object... attributes) {
        open(name, attributes);
        out.append(escape(text));
        close(name);
        return this;
    }

    /** What is no text from outside: style, script, or written by this class. */
    Xml raw(String ours) {
        out.append(ours);
        return this;
    }

    Xml line() {
        out.append('\n');
        return this;
    }

    private void tag(String name, Object... attributes) {
        out.append('<').append(name);
        for (int i = 0; i < attributes.length; i += 2) {
            out.append(' ')
                    .append(attributes[i])
                    .append("=\"")
                    .append(escape(attributes[i + 1].toString()))
                    .append('"');
        }
    }

    /** The text with what has a meaning in XML or HTML as entities, and without what XML cannot hold. */
    static String escape(String text) {
        StringBuilder escaped = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            i += Character.charCount(c);
            switch (c) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                case '\'' -> escaped.append("&#39;");
                default -> {
                    boolean holds = c == '\n' || (c >= ' ' && (c < 0xd800 || c > 0xdfff) && c != 0xfffe && c != 0xffff);
                    escaped.appendCodePoint(holds ? c : '?');
                }
            }
        }
        return escaped.toString();
    }

    @Override
    public String toString() {
        return out.toString();
    }
}
