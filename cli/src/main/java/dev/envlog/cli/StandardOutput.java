package dev.envlog.cli;

import dev.envlog.cli.workspace.UserError;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Locale;

/**
 * Standard output that says when it cannot be written to. A {@link java.io.PrintWriter} swallows such errors, and a program
 * would go on computing for nobody.
 */
final class StandardOutput extends OutputStream {

    private final OutputStream out;

    StandardOutput(OutputStream out) {
        this.out = out;
    }

    @Override
    public void write(int b) {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
        try {
            out.write(bytes, offset, length);
        } catch (IOException e) {
            throw failure(e);
        }
    }

    @Override
    public void flush() {
        try {
            out.flush();
        } catch (IOException e) {
            throw failure(e);
        }
    }

    /** Linux and macOS say "Broken pipe", Windows "The pipe is being closed" or "has been ended". */
    private static RuntimeException failure(IOException e) {
        String message = String.valueOf(e.getMessage());
        return message.toLowerCase(Locale.ROOT).contains("pipe")
                ? new ClosedPipe()
                : new UserError("standard output: " + message);
    }
}
