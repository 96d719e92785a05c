package dev.envlog.cli.shell;

import dev.envlog.cli.workspace.Host;
import java.io.File;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A program that shows what is longer than the screen: {@code ENVLOG_PAGER}, {@code PAGER}, or {@code less}. */
final class Pager {

    /** Ends by itself if all fits, keeps colours, and leaves on the screen what was seen. */
    private static final String USUAL = "less -FRX";

    private final Process process;
    private final Writer to;
    private boolean closed;

    private Pager(Process process) {
        this.process = process;
        this.to = new OutputStreamWriter(process.getOutputStream(), StandardCharsets.UTF_8);
    }

    /** The command line of the pager, null for none. */
    static @Nullable String command(Host host) {
        for (String variable : List.of("ENVLOG_PAGER", "PAGER")) {
            String command = host.env().get(variable);
            if (command != null) {
                String word = command.strip().split("\\s+", 2)[0];
                return word.isEmpty() || word.equals("cat") ? null : command;
            }
        }
        return isOnPath("less", host) ? USUAL : null;
    }

    private static boolean isOnPath(String program, Host host) {
        for (String folder : host.env().getOrDefault("PATH", "").split(File.pathSeparator, -1)) {
            try {
                if (Files.isExecutable(Path.of(folder, program))) {
                    return true;
                }
            } catch (InvalidPathException e) {
                // No folder: nothing is in it.
            }
        }
        return false;
    }

    /** Starts it on the process's own terminal; null if that fails. */
    static @Nullable Pager start(String command) {
        ProcessBuilder builder = new ProcessBuilder("sh", "-c", command)
                .redirectOutput(ProcessBuilder.Redirect.INHERIT)
                .redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().putIfAbsent("LESS", "FRX");
        try {
            return new Pager(builder.start());
        } catch (IOException e) {
            return null;
        }
    }

    /** Shows more; false once nobody looks any more. */
    boolean write(char[] text, int offset, int length) {
        try {
            if (!closed) {
                to.write(text, offset, length);
                to.flush();
            }
        } catch (IOException e) {
            closed = true;
        }
        return !closed;
    }

    /** Waits until its user has seen enough. */
    void close() {
        try {
            to.close();
        } catch (IOException e) {
            closed = true;
        }
        boolean interrupted = false;
        while (true) {
            try {
                process.waitFor();
                break;
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
