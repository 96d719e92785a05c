package dev.envlog.parser.format;

import dev.envlog.parser.bytes.Bytes;
import java.util.ArrayList;
import java.util.List;

/**
 * A pattern as Envoy's {@code --log-format} takes it, compiled to read the lines that were printed by it: the flags of spdlog
 * ({@code pattern_formatter-inl.h}) and those Envoy adds, {@code %_ %j %+ %*} ({@code source/common/common/logger.cc}).
 */
public final class LogFormat {

    /** Flags that print nothing, or nothing that is needed to go on: colours. */
    private static final String EMPTY = "^$";

    private static final String MESSAGES = "v_j+";

    private static final String KNOWN = "vtPnlLaAbBhcCYDxmdHIMSefFprRTXzE@sg#!+_j*^$iuoO&";

    /** One part of a pattern: a flag, or text that is printed as it is. */
    public static final class Step {

        private final char flag;
        private final byte[] text;
        private final boolean padded;

        Step(char flag, byte[] text, boolean padded) {
            this.flag = flag;
            this.text = text;
            this.padded = padded;
        }

        /** The letter after the percent sign, 0 for text. */
        public char flag() {
            return flag;
        }

        /** The text, empty for a flag. */
        public byte[] text() {
            return text;
        }

        /** True if blanks may stand before or after the value. */
        public boolean padded() {
            return padded;
        }
    }

    private final String pattern;
    private final List<Step> head;
    private final List<Step> tail;
    private final char message;

    private LogFormat(String pattern, List<Step> head, char message, List<Step> tail) {
        this.pattern = pattern;
        this.head = List.copyOf(head);
        this.message = message;
        this.tail = List.copyOf(tail);
    }

    /**
     * Compiles a pattern. A tab in it, also written as {@code \t}, stands for any blanks too, as copying turns tabs into those.
     *
     * @throws LogFormatException if there is a flag that spdlog and Envoy do not know, or no message
     */
    public static LogFormat compile(String pattern) {
        Compiler compiler = new Compiler(pattern);
        compiler.run();
        if (compiler.message == 0) {
            throw new LogFormatException(
                    pattern, pattern.length(), "the pattern has no %v, %_, %j or %+ for the message");
        }
        return new LogFormat(pattern, compiler.head, compiler.message, compiler.tail);
    }

    /** What stands before the message. */
    public List<Step> head() {
        return head;
    }

    /** What stands after it. */
    public List<Step> tail() {
        return tail;
    }

    /** The flag of the message: {@code v}, {@code +}, {@code _} with line ends escaped, {@code j} escaped as in JSON. */
    public char message() {
        return message;
    }

    @Override
    public String toString() {
        return pattern;
    }

    private static final class Compiler {

        private final String pattern;
        private final List<Step> head = new ArrayList<>();
        private final List<Step> tail = new ArrayList<>();
        private final StringBuilder text = new StringBuilder();
        private char message;

        Compiler(String pattern) {
            this.pattern = pattern.endsWith("\n") ? pattern.substring(0, pattern.length() - 1) : pattern;
        }

        void run() {
            int p = 0;
            while (p < pattern.length()) {
                char c = pattern.charAt(p);
                if (c == '%') {
                    p = flag(p);
                } else if (pattern.startsWith("\\t", p)) {
                    text.append('\t');
                    p += 2;
                } else {
                    text.append(c);
                    p++;
                }
            }
            flush();
        }

        /** Reads {@code %-8l} and the like. */
        private int flag(int percent) {
            int p = percent + 1;
            while (p < pattern.length() && "-=0123456789".indexOf(pattern.charAt(p)) >= 0) {
                p++;
            }
            boolean padded = p > percent + 1;
            if (padded && p + 1 < pattern.length() && pattern.charAt(p) == '!') {
                p++;
            }
            if (p >= pattern.length()) {
                throw new LogFormatException(pattern, percent, "a flag is missing after '%'");
            }
            char flag = pattern.charAt(p);
            if (flag == '%') {
                text.append('%');
            } else if (KNOWN.indexOf(flag) < 0) {
                throw new LogFormatException(pattern, percent, "'%" + flag + "' is no flag of spdlog or Envoy");
            } else if (MESSAGES.indexOf(flag) >= 0) {
                if (message != 0) {
                    throw new LogFormatException(pattern, percent, "the message is there twice");
                }
                flush();
                message = flag;
            } else if (EMPTY.indexOf(flag) < 0) {
                flush();
                (message == 0 ? head : tail).add(new Step(flag, Bytes.NONE, padded));
            }
            return p + 1;
        }

        private void flush() {
            if (text.length() > 0) {
                (message == 0 ? head : tail).add(new Step((char) 0, Bytes.of(text.toString()), false));
                text.setLength(0);
            }
        }
    }
}
