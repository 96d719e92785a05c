package dev.envlog.parser;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** One random damage to some bytes. */
final class Mutation {

    /** What is most likely to mislead a reader of logs. */
    private static final List<String> WORDS = List.of(
            "\n",
            "\r\n",
            "\t",
            " ",
            "'",
            "', '",
            "\n'x', 'y'\n",
            ":",
            ":\n",
            "]",
            "[",
            "][",
            "[C",
            "[C5]",
            "[S",
            "[S99999999999999999999]",
            "[Tags: \"",
            "\"ConnectionId\":\"",
            "\"] ",
            "thread=",
            "\tthread=21\n",
            "envoy ",
            "\nenvoy http\t[C5] new stream\n",
            "{\"",
            "\\u",
            "\\ud83d",
            "\"}",
            "}",
            "/a.cc:",
            "source/a/b.cc:1] ",
            "\u0000",
            "\u001b[31m",
            "\u4e16",
            "debug",
            "18446744073709551616",
            "\n[2026-01-05T09:59:58.871Z] \"GET / HTTP/1.1\" 200\n",
            "\n[2026-01-05T09:59:58.871Z] \" \" 200 -\n",
            "\n{\"response_code\":200}\n",
            "\n2024-04-22T10:15:03.100344Z\tinfo\tReadiness succeeded\n",
            "\n[2026-01-05 10:00:00.000][23][debug][http] [C5][S77] request headers complete (end_stream=true):\n",
            "\n[2026-01-05 10:00:00.000][23][debug][connection] [source/a/b.cc:1] [C5] \n",
            "\n{\"level\":\"debug\",\"time\":\"2024-04-22T10:15:03.100342Z\",\"scope\":\"envoy http\",\"msg\":\"[C5] new stream\\n'a', 'b'\"}\n");

    private static final int LONGEST = 400;

    private Mutation() {}

    static byte[] of(byte[] bytes, Random random) {
        int at = random.nextInt(bytes.length + 1);
        int end = Math.min(bytes.length, at + random.nextInt(LONGEST));
        return switch (random.nextInt(7)) {
            case 0 -> replaced(bytes, at, Math.min(bytes.length, at + 1), new byte[] {(byte) random.nextInt()});
            case 1 -> replaced(bytes, at, end, new byte[0]);
            case 2 -> replaced(bytes, at, at, Arrays.copyOfRange(bytes, at, end));
            case 3 -> replaced(bytes, at, end, noise(random));
            case 4 -> Arrays.copyOfRange(bytes, random.nextInt(at + 1), at);
            default ->
                replaced(bytes, at, at, WORDS.get(random.nextInt(WORDS.size())).getBytes(StandardCharsets.UTF_8));
        };
    }

    private static byte[] noise(Random random) {
        byte[] noise = new byte[random.nextInt(60)];
        random.nextBytes(noise);
        return noise;
    }

    private static byte[] replaced(byte[] bytes, int from, int to, byte[] by) {
        byte[] result = new byte[from + by.length + bytes.length - to];
        System.arraycopy(bytes, 0, result, 0, from);
        System.arraycopy(by, 0, result, from, by.length);
        System.arraycopy(bytes, to, result, from + by.length, bytes.length - to);
        return result;
    }
}
