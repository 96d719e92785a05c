package dev.envlog.cli;

import dev.envlog.cli.workspace.Host;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The README, of which the console blocks can be run. A block begins with {@code ```console columns=96}; in it each line {@code $
 * ./envlog …} is followed by what the command prints on a screen of that width. {@code < FILE} is understood, other shell syntax
 * is not.
 */
final class Readme {

    private static final Pattern BLOCK = Pattern.compile("```console columns=(\\d+)");
    private static final String PROMPT = "$ ";
    private static final String COMMAND = "$ ./envlog ";

    private final Path root;
    private final List<String> lines;

    private Readme(Path root, List<String> lines) {
        this.root = root;
        this.lines = lines;
    }

    static Readme read() {
        Path root = root();
        try {
            return new Readme(root, Files.readAllLines(root.resolve("README.md")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The folder of the project, where the README's commands are run. */
    static Path root() {
        for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            if (Files.isRegularFile(at.resolve("envlog")) && Files.isDirectory(at.resolve("cli"))) {
                return at;
            }
        }
        throw new IllegalStateException("no project above " + Path.of("").toAbsolutePath());
    }

    /** The commands that are run, without {@code ./envlog}. */
    List<String> commands() {
        return lines.stream()
                .filter(line -> line.startsWith(COMMAND))
                .map(line -> line.substring(COMMAND.length()))
                .toList();
    }

    /** The whole text with what the commands print now. */
    String rerun() {
        List<String> now = new ArrayList<>();
        int columns = 0;
        boolean skipping = false;
        for (String line : lines) {
            Matcher begin = BLOCK.matcher(line);
            if (begin.matches()) {
                columns = Integer.parseInt(begin.group(1));
            }
            if (line.equals("```") || line.startsWith(PROMPT)) {
                skipping = false;
            }
            if (!skipping) {
                now.add(line);
            }
            if (columns > 0 && line.startsWith(COMMAND)) {
                now.addAll(run(line.substring(COMMAND.length()), columns));
                skipping = true;
            }
            if (line.equals("```")) {
                columns = 0;
            }
        }
        return String.join("\n", now) + "\n";
    }

    /** What a person sees: standard output and notes in the order in which they are written. */
    private List<String> run(String command, int columns) {
        List<String> arguments = new ArrayList<>();
        InputStream in = new ByteArrayInputStream(new byte[0]);
        String[] words = command.split(" +");
        for (int i = 0; i < words.length; i++) {
            if (words[i].equals("<")) {
                in = new ByteArrayInputStream(bytes(root.resolve(words[++i])));
            } else {
                Path file = root.resolve(words[i]);
                arguments.add(Files.isRegularFile(file) ? file.toString() : words[i]);
            }
        }
        String width = String.valueOf(columns);
        Host host = new Host(in, false, false, false, columns, Map.of("LANG", "C.UTF-8", "COLUMNS", width));
        ByteArrayOutputStream screen = new ByteArrayOutputStream();
        PrintWriter out = new PrintWriter(new OutputStreamWriter(screen, StandardCharsets.UTF_8), false);
        PrintWriter err = new PrintWriter(new OutputStreamWriter(screen, StandardCharsets.UTF_8), true);
        int exit = Main.run(arguments.toArray(String[]::new), host, out, err);
        String seen = screen.toString(StandardCharsets.UTF_8);
        if (exit != 0) {
            throw new AssertionError("./envlog " + command + " ends with " + exit + ":\n" + seen);
        }
        return seen.replace(root + "/", "").lines().map(String::stripTrailing).toList();
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
