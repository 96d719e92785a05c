package dev.envlog.cli.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What a real shell makes of the words. */
class ShellWordTest {

    private static final String NASTY =
            "'\"\\$`!*?[]{}()<>|&;#~ \t\n\r\u001b\u0007\u202e\u00e9\u4e2d-=%^\u009b\u2028a0";

    @Test
    void whateverTheTextIsTheShellGivesItOnUnchanged() throws Exception {
        Random random = new Random(5);
        List<String> texts = new ArrayList<>(List.of(
                "",
                " ",
                "'",
                "'''",
                "$(touch hacked)",
                "`touch hacked`",
                "a\nb\n",
                "\n",
                "-rf",
                "~",
                "*",
                "\\",
                "\ud83d\ude00"));
        for (int i = 0; i < 300; i++) {
            StringBuilder text = new StringBuilder();
            for (int n = random.nextInt(12); n > 0; n--) {
                text.append(NASTY.charAt(random.nextInt(NASTY.length())));
            }
            texts.add(text.toString());
        }
        String words = String.join(" ", texts.stream().map(ShellWord::of).toList());
        assertThat(words(words)).isEqualTo(texts);
    }

    @Test
    void nothingThatChangesATerminalIsInTheWords() {
        assertThat(ShellWord.of(NASTY)).matches("[\\p{Print}\n\u00e9\u4e2d]*");
        assertThat(ShellWord.of("a\u001b[31mb")).isEqualTo("'a'\"$(printf '\\033')\"'[31mb'");
    }

    @Test
    void aWordIsQuotedAsPeopleDo() {
        assertThat(ShellWord.of("it's")).isEqualTo("'it'\\''s'");
        assertThat(ShellWord.of("")).isEqualTo("''");
        assertThat(new ShellWord().text("Bearer ").variable("TOKEN").toString()).isEqualTo("'Bearer '\"$TOKEN\"");
    }

    /** The words that a shell makes of them. */
    static List<String> words(String words) throws IOException, InterruptedException {
        assumeTrue(Files.isExecutable(Path.of("/bin/sh")), "no /bin/sh");
        Path folder = Files.createTempDirectory("words");
        Path script =
                Files.writeString(folder.resolve("script"), "curl() { printf '%s\\0' \"$@\"; }\ncurl " + words + "\n");
        Process shell = new ProcessBuilder("/bin/sh", script.toString())
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        shell.getOutputStream().close();
        String out = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(shell.waitFor()).isZero();
        Files.delete(script);
        // Nothing else was done.
        Files.delete(folder);
        assertThat(out).endsWith("\0");
        return List.of(out.substring(0, out.length() - 1).split("\0", -1));
    }
}
