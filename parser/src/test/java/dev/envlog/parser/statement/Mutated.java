package dev.envlog.parser.statement;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;

/** Messages like others but for a small difference. */
final class Mutated {

    private static final List<String> PIECES = List.of(
            " ",
            "  ",
            "'",
            "' ",
            ".",
            ",",
            ", ",
            ":",
            ": ",
            ")",
            "(",
            "]",
            "`",
            ";",
            "ms",
            " ms",
            "5ms",
            "7",
            "x",
            "é",
            "-",
            "/a",
            " bytes",
            " added ",
            " removed ",
            " for cluster ",
            "' match for URL '",
            " end_stream=",
            " status=",
            " response",
            " Stop",
            "): end_stream = ",
            ", flags=",
            "-1");

    private Mutated() {}

    /** The message itself in round 0, else with something taken out, put in, or of another message. */
    static byte[] message(String message, List<Said> others, int round, Random random) {
        String text = message;
        for (int i = round == 0 ? 0 : 1 + random.nextInt(3); i > 0; i--) {
            int at = random.nextInt(text.length() + 1);
            int end = Math.min(text.length(), at + random.nextInt(12));
            String other = others.get(random.nextInt(others.size())).message();
            text = switch (random.nextInt(4)) {
                case 0 -> text.substring(0, at) + text.substring(end);
                case 1 -> text.substring(0, at) + other.substring(random.nextInt(other.length() + 1));
                default -> text.substring(0, at) + PIECES.get(random.nextInt(PIECES.size())) + text.substring(at);
            };
        }
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
