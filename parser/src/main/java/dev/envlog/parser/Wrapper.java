package dev.envlog.parser;

import org.jspecify.annotations.Nullable;

/**
 * What tools put in front of every physical line: the name of the pod or container, a time, a stream. Each form tells where the
 * wrapped line begins and, if it has one, the name.
 */
enum Wrapper {
    /** A paste that was indented. */
    INDENT {
        @Override
        int peel(byte[] b, int from, int to, Name name) {
            int p = from;
            while (p < to && (b[p] == ' ' || b[p] == '\t')) {
                p++;
            }
            return p > from ? p : -1;
        }
    },
    /** {@code kubectl logs --prefix}: {@code [pod/reviews-v1-545db77b95-wf6jt/istio-proxy] …}. */
    KUBECTL_PREFIX {
        @Override
        int peel(byte[] b, int from, int to, Name name) {
            if (!Bytes.startsWith(b, from, to, POD)) {
                return -1;
            }
            int end = Bytes.indexOf(b, from, to, ']');
            int start = from + POD.length;
            int slash = Bytes.indexOf(b, start, Math.max(start, end), '/');
            if (end < 0 || slash < 0) {
                return -1;
            }
            name.set(start, slash);
            return skipSpace(b, end + 1, to);
        }
    },
    /** Container runtime's files: {@code 2024-01-01T00:00:00.123456789Z stderr F …}. */
    CRI {
        @Override
        int peel(byte[] b, int from, int to, Name name) {
            int p = TIMESTAMP.peel(b, from, to, name);
            if (p < 0) {
                return -1;
            }
            int word = Bytes.indexOf(b, p, to, ' ');
            boolean stream = word > 0 && (Bytes.equals(b, p, word, "stderr") || Bytes.equals(b, p, word, "stdout"));
            boolean tag = stream && word + 2 < to && (b[word + 1] == 'F' || b[word + 1] == 'P') && b[word + 2] == ' ';
            return tag ? word + 3 : stream && word + 2 == to ? to : -1;
        }
    },
    /** {@code kubectl logs --timestamps}: {@code 2024-05-10T09:07:12.138004123Z …}. */
    TIMESTAMP {
        @Override
        int peel(byte[] b, int from, int to, Name name) {
            int space = Bytes.indexOf(b, from, Math.min(to, from + 40), ' ');
            int end = space < 0 ? to : space;
            boolean stamp = end - from >= 20
                    && end - from <= 36
                    && b[from + 4] == '-'
                    && b[from + 10] == 'T'
                    && b[from + 13] == ':'
                    && Bytes.isDigit(b[from])
                    && (b[end - 1] == 'Z' || b[end - 3] == ':');
            return stamp ? Math.min(to, end + 1) : -1;
        }
    },
    /** {@code docker compose logs}: {@code envoy-1  | …}. */
    COMPOSE {
        @Override
        int peel(byte[] b, int from, int to, Name name) {
            int bar = Bytes.indexOf(b, from, Math.min(to, from + 120), '|');
            if (bar <= from) {
                return -1;
            }
            int end = bar;
            while (end > from && b[end - 1] == ' ') {
                end--;
            }
            if (end == from || !isName(b, from, end)) {
                return -1;
            }
            name.set(from, end);
            return skipSpace(b, bar + 1, to);
        }
    },
    /** {@code stern}: {@code reviews-v1-545db77b95-wf6jt istio-proxy …}. */
    STERN {
        @Override
        int peel(byte[] b, int from, int to, Name name) {
            int first = Bytes.indexOf(b, from, Math.min(to, from + 260), ' ');
            int second = first < 0 ? -1 : Bytes.indexOf(b, first + 1, Math.min(to, first + 100), ' ');
            int end = second < 0 ? to : second;
            if (first < 0 || !isName(b, from, first) || !isName(b, first + 1, end)) {
                return -1;
            }
            name.set(from, first);
            return Math.min(to, end + 1);
        }
    };

    private static final byte[] POD = Bytes.of("[pod/");

    /** Where in the line the name of the origin stands. */
    static final class Name {
        private int start = -1;
        private int end = -1;

        void clear() {
            start = -1;
        }

        void set(int from, int to) {
            start = from;
            end = to;
        }

        /** The name in the bytes it was found in; null if the wrapper has none. */
        @Nullable
        String in(byte[] b, Symbols symbols) {
            return start < 0 ? null : symbols.get(b, start, end);
        }
    }

    /** Where the wrapped line begins, -1 if the line does not have this form. */
    abstract int peel(byte[] b, int from, int to, Name name);

    private static int skipSpace(byte[] b, int at, int to) {
        return at < to && b[at] == ' ' ? at + 1 : at;
    }

    /** A name as Kubernetes and compose allow: letters, digits, dash, dot, underscore; not only digits. */
    private static boolean isName(byte[] b, int from, int to) {
        boolean letter = false;
        for (int i = from; i < to; i++) {
            byte c = b[i];
            boolean alpha = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
            letter |= alpha;
            if (!alpha && !Bytes.isDigit(c) && c != '-' && c != '.' && c != '_') {
                return false;
            }
        }
        return letter;
    }
}
