package dev.envlog.parser.format;

import dev.envlog.log.Event;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Objects;

/** Prints records as Envoy would with another {@code --log-format}. */
final class FormatPrinter {

    private final String pattern;

    FormatPrinter(String pattern) {
        this.pattern = pattern;
    }

    /** The record with its further lines, without the last line end. */
    String print(Event event) {
        StringBuilder out = new StringBuilder();
        for (int p = 0; p < pattern.length(); p++) {
            if (pattern.charAt(p) != '%') {
                out.append(pattern.charAt(p));
                continue;
            }
            int from = ++p;
            while ("-0123456789".indexOf(pattern.charAt(p)) >= 0) {
                p++;
            }
            String width = pattern.substring(from, p);
            String value = value(pattern.charAt(p), event);
            out.append(width.isEmpty() ? value : String.format(Locale.ROOT, "%" + width + "s", value));
        }
        return out.toString();
    }

    private static String value(char flag, Event event) {
        String source = Objects.requireNonNull(event.source());
        int colon = source.lastIndexOf(':');
        String level = Objects.requireNonNull(event.level()).printed();
        return switch (flag) {
            case 'v' -> body(event);
            case '_' -> body(event).replace("\n", "\\n");
            case 'j' -> body(event).replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
            case 't' -> Objects.requireNonNull(event.thread());
            case 'P' -> "1";
            case 'n' -> Objects.requireNonNull(event.logger());
            case 'l' -> level;
            case 'L' -> level.substring(0, 1).toUpperCase(Locale.ROOT);
            case 'g' -> source.substring(0, colon);
            case 's' -> source.substring(source.lastIndexOf('/') + 1, colon);
            case '#' -> source.substring(colon + 1);
            case '@' -> source;
            case 'z' -> "+00:00";
            case 'E' -> Long.toString(event.time() / 1_000_000_000L);
            case '^', '$' -> "";
            case '%' -> "%";
            default -> time(flag, event);
        };
    }

    private static String time(char flag, Event event) {
        String form = switch (flag) {
            case 'Y' -> "yyyy";
            case 'm' -> "MM";
            case 'd' -> "dd";
            case 'H' -> "HH";
            case 'M' -> "mm";
            case 'S' -> "ss";
            case 'I' -> "hh";
            case 'p' -> "a";
            case 'T' -> "HH:mm:ss";
            case 'R' -> "HH:mm";
            case 'D' -> "MM/dd/yy";
            case 'e' -> "SSS";
            case 'f' -> "SSSSSS";
            case 'F' -> "SSSSSSSSS";
            case 'a' -> "EEE";
            case 'b' -> "MMM";
            default -> throw new IllegalArgumentException("%" + flag);
        };
        OffsetDateTime time = Instant.ofEpochSecond(0, event.time()).atOffset(ZoneOffset.UTC);
        return DateTimeFormatter.ofPattern(form, Locale.ENGLISH).format(time);
    }

    /** Ids and message with the lines that follow. */
    private static String body(Event event) {
        String text = event.text();
        int lineEnd = text.indexOf('\n') < 0 ? text.length() : text.indexOf('\n');
        String ids = event.hasConnection() ? "[C" + Long.toUnsignedString(event.connection()) + "]" : "";
        ids += event.hasStream() ? "[S" + Long.toUnsignedString(event.stream()) + "]" : "";
        return (ids.isEmpty() ? "" : ids + " ")
                + text.substring(lineEnd - event.message().length());
    }
}
