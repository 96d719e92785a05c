package dev.envlog.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.envlog.testdata.Golden;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** The manual pages in {@code man/}: one for each command, made of its help. */
class ManPagesTest {

    private static final Path FOLDER = Readme.root().resolve("man");

    @Test
    void thereIsAPageForEachCommandThatSaysWhatItsHelpSays() throws IOException {
        Map<String, String> pages = pages();
        pages.forEach((name, page) -> Golden.check(FOLDER.resolve(name + ".1"), page));
        try (Stream<Path> files = Files.list(FOLDER)) {
            assertThat(files.map(file -> file.getFileName().toString().replaceFirst("\\.1$", "")))
                    .containsExactlyInAnyOrderElementsOf(pages.keySet());
        }
    }

    @Test
    void groffFormatsThemWithoutAWarning() throws IOException, InterruptedException {
        Path groff = Path.of("/usr/bin/groff");
        assumeTrue(Files.isExecutable(groff), "no groff");
        List<String> command = new ArrayList<>(List.of(groff.toString(), "-man", "-ww", "-Tutf8", "-z"));
        pages().keySet().forEach(name -> command.add(FOLDER.resolve(name + ".1").toString()));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).isZero();
        assertThat(said).isEmpty();
    }

    private static Map<String, String> pages() throws IOException {
        CommandLine root = Main.INTERPRETER.commands(Run.host(new byte[0]), "");
        Map<String, String> pages = new LinkedHashMap<>();
        pages.put(ManPage.name(root.getCommandSpec()), ManPage.of(root.getCommandSpec(), more()));
        for (CommandLine command : root.getSubcommands().values()) {
            CommandSpec spec = command.getCommandSpec();
            pages.put(ManPage.name(spec), ManPage.of(spec, ""));
        }
        return pages;
    }

    /** What no help says. */
    private static String more() throws IOException {
        try (InputStream in = ManPagesTest.class.getResourceAsStream("more.roff")) {
            return in == null ? "" : new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
