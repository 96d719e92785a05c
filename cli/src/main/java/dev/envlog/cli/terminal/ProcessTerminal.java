package dev.envlog.cli.terminal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.jspecify.annotations.Nullable;

/** The process's terminal. It can be opened once at a time, so that a shell lends its own to the commands it runs. */
public final class ProcessTerminal {

    private static final AtomicReference<@Nullable Terminal> LENT = new AtomicReference<>();

    private ProcessTerminal() {}

    /**
     * Opens it.
     *
     * @throws IOException if it cannot be used
     */
    public static Terminal open() throws IOException {
        return TerminalBuilder.builder()
                .name("envlog")
                .system(true)
                .encoding(StandardCharsets.UTF_8)
                .build();
    }

    /** Lets others use one that is open, until {@link #takeBack}. */
    public static void lend(Terminal terminal) {
        LENT.set(terminal);
    }

    /** Ends what {@link #lend} began. */
    public static void takeBack(Terminal terminal) {
        LENT.compareAndSet(terminal, null);
    }

    /**
     * Uses the one that is lent, or else opens it and closes it again.
     *
     * @throws IOException if it cannot be used
     */
    public static <T> T use(Function<Terminal, T> how) throws IOException {
        Terminal lent = LENT.get();
        if (lent != null) {
            return how.apply(lent);
        }
        try (Terminal own = open()) {
            return how.apply(own);
        }
    }
}
