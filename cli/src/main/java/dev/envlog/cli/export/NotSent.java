package dev.envlog.cli.export;

import dev.envlog.data.DataFile;
import dev.envlog.log.Header;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Which headers of a request are not sent with it again. */
final class NotSent {

    /** RFC 9110, 5.6.2. */
    private static final Pattern TOKEN = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");

    private final Set<String> names = new HashSet<>();
    private final List<String> beginnings = new ArrayList<>();

    /** @param all whether those are sent as well that somebody on the way added */
    NotSent(boolean all) {
        if (!all) {
            DataFile.read(NotSent.class, "not-sent-again.txt", this::learn);
        }
    }

    boolean has(Header header) {
        String name = header.name().toLowerCase(Locale.ROOT);
        return names.contains(name) || beginnings.stream().anyMatch(name::startsWith);
    }

    /** Whether HTTP has no way to send it. What curl would read as the name of a file ({@code @}) is no name of a header. */
    static boolean isBroken(Header header) {
        return !isToken(header.name()) || header.value().chars().anyMatch(c -> c == 0 || c == '\r' || c == '\n');
    }

    static boolean isToken(String text) {
        return TOKEN.matcher(text).matches();
    }

    private void learn(String line) {
        String name = line.strip();
        if (name.endsWith("*")) {
            beginnings.add(name.substring(0, name.length() - 1));
        } else {
            names.add(name);
        }
    }
}
