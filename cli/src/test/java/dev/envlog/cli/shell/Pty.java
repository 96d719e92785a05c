package dev.envlog.cli.shell;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The program itself, in a process of its own, at a pseudo-terminal of the operating system, which util-linux's script makes. */
final class Pty implements AutoCloseable {

    private static final int SIGINT = 2;

    private final Watched screen = new Watched();
    private final Process process;
    private final OutputStream keys;
    private final Path folder;
    private final Thread thread;

    /** @param folder for what it writes down, its history among it */
    Pty(Path folder, int columns, String... arguments) throws IOException {
        this.folder = folder;
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        // As the launcher starts it at a terminal; an interrupt is meant for the program and not for the shell around
        // it.
        String command =
                "trap : INT; tty > tty; stty cols %d rows 24; %s -XX:TieredStopAtLevel=1 -Denvlog.terminals=012 -Denvlog.columns=%d"
                                .formatted(columns, java, columns)
                        + " dev.envlog.cli.Main " + String.join(" ", arguments) + "; echo $? > code; stty -a > modes";
        ProcessBuilder builder = new ProcessBuilder("script", "-qec", command, "/dev/null")
                .directory(folder.toFile())
                .redirectErrorStream(true);
        builder.environment()
                .putAll(Map.of(
                        "CLASSPATH", System.getProperty("java.class.path"),
                        "HOME", folder.toString(),
                        "XDG_STATE_HOME", folder.toString(),
                        "NO_COLOR", "1",
                        "SHELL", "/bin/sh",
                        "LC_ALL", "C.UTF-8",
                        "TERM", "xterm"));
        process = builder.start();
        keys = process.getOutputStream();
        thread = new Thread(this::watch);
        thread.setDaemon(true);
        thread.start();
    }

    /** Whether the system has what this needs. */
    static boolean isThere() {
        return Files.isExecutable(Path.of("/usr/bin/script")) && Files.isDirectory(Path.of("/proc/self"));
    }

    /** Whether an interrupt reaches what is started here: what a script runs in the background ignores it, and so do its children. */
    static boolean isInterruptible() throws IOException {
        String ignored = Files.readAllLines(Path.of("/proc/self/status")).stream()
                .filter(line -> line.startsWith("SigIgn:"))
                .map(line -> line.substring("SigIgn:".length()).strip())
                .findFirst()
                .orElse("0");
        return (Long.parseUnsignedLong(ignored, 16) >> (SIGINT - 1) & 1) == 0;
    }

    private void watch() {
        try (InputStream in = process.getInputStream()) {
            in.transferTo(screen);
        } catch (IOException e) {
            // The terminal is gone; whoever waits for more is told what there was.
        }
    }

    /** Types, as keys are pressed. */
    void type(String text) throws IOException {
        keys.write(text.getBytes(StandardCharsets.UTF_8));
        keys.flush();
    }

    /** See {@link Watched#await}. */
    String await(String text) {
        return screen.await(text);
    }

    /** All that was printed, with escape sequences. */
    String raw() {
        return screen.raw();
    }

    /** Changes the size of the window. */
    void resize(int columns) throws IOException, InterruptedException {
        String tty = Files.readString(folder.resolve("tty")).strip();
        List<String> command = List.of("stty", "-F", tty, "cols", String.valueOf(columns));
        if (new ProcessBuilder(command).inheritIO().start().waitFor() != 0) {
            throw new IOException("not resized: " + tty);
        }
    }

    /** Waits until the program has ended; its exit code, and in which modes it left the terminal. */
    List<String> ended() throws IOException, InterruptedException {
        if (!process.waitFor(Watched.PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            throw new AssertionError("it goes on:\n" + raw());
        }
        return List.of(Files.readString(folder.resolve("code")).strip(), Files.readString(folder.resolve("modes")));
    }

    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }
}
