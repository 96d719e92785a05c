package dev.envlog.cli.replay;

import dev.envlog.cli.render.Reel;
import dev.envlog.cli.terminal.ProcessTerminal;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.function.IntFunction;
import org.jline.keymap.BindingReader;
import org.jline.keymap.KeyMap;
import org.jline.terminal.Attributes;
import org.jline.terminal.Attributes.LocalFlag;
import org.jline.terminal.Terminal;
import org.jline.terminal.Terminal.Signal;
import org.jline.terminal.Terminal.SignalHandler;
import org.jline.utils.InfoCmp.Capability;

/** Shows a timeline on the other screen of a terminal, step by step as keys tell. */
public final class Stepper {

    private final Terminal terminal;
    private final IntFunction<Reel> reels;
    private final Steps steps;
    private int columns;

    private Stepper(Terminal terminal, IntFunction<Reel> reels, boolean ascii) {
        this.terminal = terminal;
        this.reels = reels;
        this.columns = width();
        this.steps = new Steps(reels.apply(columns), ascii);
    }

    /**
     * What came of it.
     *
     * @param text what was on the screen at the end, to be left to the user
     * @param interrupted whether it was an interrupt that ended it
     */
    public record Ended(String text, boolean interrupted) {}

    /**
     * Runs on the process's terminal until the user has enough.
     *
     * @param reels draws the timeline for a number of columns
     * @throws IOException if the terminal cannot be used
     */
    public static Ended run(IntFunction<Reel> reels, boolean ascii) throws IOException {
        return ProcessTerminal.use(terminal -> on(terminal, reels, ascii));
    }

    static Ended on(Terminal terminal, IntFunction<Reel> reels, boolean ascii) {
        Stepper stepper = new Stepper(terminal, reels, ascii);
        Attributes before = terminal.enterRawMode();
        // An interrupt comes as a key, so that the screen can be put back first.
        Attributes raw = terminal.getAttributes();
        raw.setLocalFlag(LocalFlag.ISIG, false);
        terminal.setAttributes(raw);
        SignalHandler resized = terminal.handle(Signal.WINCH, signal -> stepper.draw());
        terminal.puts(Capability.enter_ca_mode);
        terminal.puts(Capability.keypad_xmit);
        terminal.puts(Capability.cursor_invisible);
        try {
            boolean interrupted = stepper.obey() == Key.INTERRUPT;
            return new Ended(stepper.steps.text(), interrupted);
        } finally {
            terminal.handle(Signal.WINCH, resized);
            terminal.puts(Capability.cursor_visible);
            terminal.puts(Capability.keypad_local);
            terminal.puts(Capability.exit_ca_mode);
            terminal.setAttributes(before);
            terminal.flush();
        }
    }

    /** Heeds keys until one ends it, which is returned. */
    private Key obey() {
        BindingReader reader = new BindingReader(terminal.reader());
        KeyMap<Key> keys = keys();
        while (true) {
            draw();
            Key key = reader.readBinding(keys);
            if (key == null || key == Key.QUIT || key == Key.INTERRUPT) {
                return key == null ? Key.QUIT : key;
            }
            press(key);
        }
    }

    private synchronized void press(Key key) {
        steps.press(key);
    }

    private synchronized void draw() {
        int now = width();
        if (now != columns) {
            columns = now;
            steps.redrawn(reels.apply(now));
        }
        int rows = Math.max(2, terminal.getRows());
        // Not with JLine's own display: it draws our lines in ASCII.
        PrintWriter out = terminal.writer();
        terminal.puts(Capability.cursor_home);
        for (String line : steps.lines(rows - 1, columns)) {
            out.print(line);
            terminal.puts(Capability.clr_eol);
            out.print("\r\n");
        }
        terminal.puts(Capability.clr_eos);
        terminal.puts(Capability.cursor_address, rows - 1, 0);
        terminal.puts(Capability.enter_reverse_mode);
        out.print(steps.status(columns));
        terminal.puts(Capability.exit_attribute_mode);
        terminal.flush();
    }

    /** Some terminals do not tell. */
    private int width() {
        return terminal.getColumns() > 0 ? terminal.getColumns() : 80;
    }

    private KeyMap<Key> keys() {
        KeyMap<Key> keys = new KeyMap<>();
        keys.bind(Key.NEXT, " ", "\r", "\n", "n", "j", "l");
        keys.bind(Key.BACK, "b", "p", "k", "h", "\b", KeyMap.del());
        keys.bind(Key.FIRST, "g");
        keys.bind(Key.LAST, "G");
        keys.bind(Key.QUIT, "q", "Q", KeyMap.ctrl('D'));
        keys.bind(Key.INTERRUPT, KeyMap.ctrl('C'));
        // In the mode for applications, and in the usual one, for terminals that know of one only.
        keys.bind(Key.NEXT, "\033[C", "\033[B", "\033OC", "\033OB");
        keys.bind(Key.BACK, "\033[D", "\033[A", "\033OD", "\033OA");
        keys.bind(Key.FIRST, "\033[H", "\033OH", "\033[1~");
        keys.bind(Key.LAST, "\033[F", "\033OF", "\033[4~");
        return keys;
    }
}
