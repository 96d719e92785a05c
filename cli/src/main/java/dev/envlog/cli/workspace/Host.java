package dev.envlog.cli.workspace;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the program was started in.
 *
 * @param inTerminal whether standard input is a terminal; likewise output and errors
 * @param columns width of the terminal, 0 if unknown
 * @param env the environment
 * @param session what the shell that runs a command has open; null on the command line
 */
public record Host(
        InputStream in,
        boolean inTerminal,
        boolean outTerminal,
        boolean errTerminal,
        int columns,
        Map<String, String> env,
        @Nullable Session session) {

    /** Without a shell. */
    public Host(
            InputStream in,
            boolean inTerminal,
            boolean outTerminal,
            boolean errTerminal,
            int columns,
            Map<String, String> env) {
        this(in, inTerminal, outTerminal, errTerminal, columns, env, null);
    }

    /** The process's own. The launcher tells what a JVM cannot find out: which streams are terminals, and their width. */
    public static Host ofProcess() {
        String told = System.getProperty("envlog.terminals");
        return new Host(
                System.in,
                terminal(told, 0),
                terminal(told, 1),
                terminal(told, 2),
                number(System.getProperty("envlog.columns"), number(System.getenv("COLUMNS"), 0)),
                environment(System.getProperty("envlog.locale")));
    }

    /** @param locale what the launcher set another one in place of, as Java could name no file in it; null if it did not */
    private static Map<String, String> environment(@Nullable String locale) {
        if (locale == null) {
            return System.getenv();
        }
        Map<String, String> env = new HashMap<>(System.getenv());
        env.put("LC_ALL", locale);
        return env;
    }

    /** The same with a terminal of another width. */
    public Host wide(int width) {
        return new Host(in, inTerminal, outTerminal, errTerminal, width, env, session);
    }

    /** How to wait here. */
    public Pace pace() {
        return session == null ? Pace.REAL : session.cancel().pace();
    }

    /** Whether a variable is there with something in it. */
    public boolean has(String variable) {
        return !env.getOrDefault(variable, "").isEmpty();
    }

    /** Whether the terminal understands no escape sequences, as far as the environment tells. */
    public boolean plainTerminal() {
        return env.getOrDefault("TERM", "dumb").equals("dumb");
    }

    /** Whether the locale's character set is UTF-8, as far as the environment tells. */
    public boolean utf8() {
        for (String variable : new String[] {"LC_ALL", "LC_CTYPE", "LANG"}) {
            String charset = env.getOrDefault(variable, "").toUpperCase(Locale.ROOT);
            if (!charset.isEmpty()) {
                return charset.endsWith("UTF-8") || charset.endsWith("UTF8");
            }
        }
        return false;
    }

    /** Without the launcher only Linux tells. */
    private static boolean terminal(@Nullable String told, int stream) {
        if (told != null) {
            return told.indexOf('0' + stream) >= 0;
        }
        try {
            Path path = Files.readSymbolicLink(Path.of("/proc/self/fd/" + stream));
            return path.startsWith("/dev/pts") || path.toString().startsWith("/dev/tty");
        } catch (IOException | UnsupportedOperationException e) {
            return false;
        }
    }

    private static int number(@Nullable String text, int otherwise) {
        try {
            return text == null ? otherwise : Integer.parseInt(text.strip());
        } catch (NumberFormatException e) {
            return otherwise;
        }
    }
}
