package dev.envlog.cli;

import dev.envlog.cli.workspace.Host;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Runs the usual commands once over a small log and shows nothing of it. The launcher starts this to have the JVM write down
 * which classes they load; later starts take those from the archive.
 */
final class WarmUp {

    /** Run with the real environment, so that its classes are among those that are loaded. */
    private static final String HELP = "--help";

    private static final List<String> RUNS = List.of(
            "ls --color always --width 80",
            "ls -o ndjson",
            "show @1 --color always --width 80",
            "show C0 --headers --lines --width 200",
            "events",
            "events -o ndjson",
            "conn C1",
            "conn --all -o ndjson",
            "what UC",
            "query status:5xx",
            "query --lines step:connected",
            "stats",
            "tail",
            "doctor --color always --width 80",
            "ls FILE",
            "ls --failed -o ndjson FILE FILE.1",
            "show @1 FILE",
            "index --into INDEX FILE",
            "query --index INDEX step:remote*",
            "query --index INDEX status>=500",
            "query --index INDEX by:rbac*",
            "show @1 --index INDEX",
            HELP);

    private static final Map<String, String> TERMINAL = Map.of("LANG", "C.UTF-8", "TERM", "xterm");

    private WarmUp() {}

    /** Ends like the commands do; whatever goes wrong only means that starts stay slow. */
    public static void main(String[] args) throws IOException {
        byte[] log;
        try (InputStream in = WarmUp.class.getResourceAsStream("warm-up.log")) {
            log = in == null ? new byte[0] : in.readAllBytes();
        }
        Path folder = Files.createTempDirectory("envlog");
        try {
            run(folder, log);
        } finally {
            delete(folder);
        }
    }

    private static void run(Path folder, byte[] log) throws IOException {
        Path file = Files.write(folder.resolve("x.log"), log);
        Files.write(folder.resolve("x.log.1"), log);
        Path index = folder.resolve("index");
        for (String run : RUNS) {
            PrintWriter nowhere = new PrintWriter(Writer.nullWriter());
            Host host = new Host(
                    new ByteArrayInputStream(log),
                    false,
                    false,
                    false,
                    0,
                    run.equals(HELP) ? System.getenv() : TERMINAL);
            String words = run.replace("FILE", file.toString()).replace("INDEX", index.toString());
            Main.run(words.split(" "), host, nowhere, nowhere);
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
