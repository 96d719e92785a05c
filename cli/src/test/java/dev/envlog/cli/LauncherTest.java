package dev.envlog.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The launcher script, with a Java that prints its arguments, one a line. */
class LauncherTest {

    @TempDir
    Path folder = Path.of("");

    private Path home = Path.of("");
    private Path jdk = Path.of("");

    @BeforeEach
    void install() throws IOException {
        assumeTrue(Files.isExecutable(Path.of("/bin/sh")), "no /bin/sh");
        home = Files.createDirectories(folder.resolve("with blank"));
        Files.createDirectories(home.resolve("cli/target/lib"));
        Files.writeString(home.resolve("cli/target/envlog.jar"), "");
        Files.copy(script(), home.resolve("envlog"));
        assertThat(home.resolve("envlog").toFile().setExecutable(true)).isTrue();
        jdk = jdk("21.0.4", "#!/bin/sh\nfor a in \"$@\"; do echo \"$a\"; done\n");
    }

    @Test
    void passesArgumentsAsTheyAre() throws IOException, InterruptedException {
        Run run = launch(home.resolve("envlog"), Map.of(), "show", "[C1][S2]", "a b.log", "*", "");
        assertThat(run.exit()).isZero();
        assertThat(run.out())
                .endsWith("-jar\n" + real(home) + "/cli/target/envlog.jar\nshow\n[C1][S2]\na b.log\n*\n\n");
    }

    @Test
    void keepsTheVirtualMachineQuietAndPutsTheUsersOptionsLast() throws IOException, InterruptedException {
        Run run = launch(home.resolve("envlog"), Map.of("ENVLOG_JAVA_OPTS", "-Xmx1g -Dx=*"), "ls");
        assertThat(run.lines())
                .contains("-Xlog:disable", "-Xlog:all=error:stderr", "-XX:TieredStopAtLevel=1")
                .containsSubsequence("-XX:+UseSerialGC", "-Xmx1g", "-Dx=*", "-jar");
    }

    @Test
    void whereTheLocaleKnowsOnlyAsciiNamesOfFilesAreReadAllTheSame() throws IOException, InterruptedException {
        Run ascii = launch(home.resolve("envlog"), Map.of("LC_ALL", "C"), "ls");
        assertThat(ascii.lines()).contains("-Denvlog.locale=C");
        for (String other : List.of("C.UTF-8", "de_DE.ISO-8859-1")) {
            Run knows = launch(home.resolve("envlog"), Map.of("LC_ALL", other), "ls");
            assertThat(knows.out()).doesNotContain("envlog.locale");
        }
    }

    @Test
    void aRunThatLastsGetsTheOptimisingCompiler() throws IOException, InterruptedException {
        assertThat(launch(home.resolve("envlog"), Map.of(), "tail").out()).doesNotContain("TieredStopAtLevel");
    }

    @Test
    void printingEachRecordOfAMiddlingLogGetsItSoonerThanAList() throws IOException, InterruptedException {
        Path log = home.resolve("x.log");
        Files.write(log, new byte[45_000_000]);
        assertThat(launch(home.resolve("envlog"), Map.of(), "events", log.toString())
                        .out())
                .doesNotContain("TieredStopAtLevel");
        assertThat(launch(home.resolve("envlog"), Map.of(), "ls", log.toString())
                        .out())
                .contains("TieredStopAtLevel=1");
    }

    /** A Java that makes the archive that it is asked for, and tells what else it is asked for. */
    private static final String ARCHIVING = """
            #!/bin/sh
            for a in "$@"; do
              case $a in
                -XX:ArchiveClassesAtExit=* | -XX:AOTCacheOutput=*) echo x >"${a#*=}"; exit ;;
              esac
            done
            for a in "$@"; do echo "$a"; done
            """;

    @Test
    void startsFromAnArchiveOfClassesThatIsMadeOnce() throws IOException, InterruptedException {
        Map<String, String> env = Map.of("JAVA_HOME", jdk("17.0.9", ARCHIVING).toString());
        String archive = real(home) + "/cli/target/envlog-17.0.9.jsa";
        for (int i = 0; i < 2; i++) {
            assertThat(launch(home.resolve("envlog"), env, "ls").lines()).contains("-XX:SharedArchiveFile=" + archive);
        }
    }

    @Test
    void startsFromAnAotCacheWhereJavaHasOne() throws IOException, InterruptedException {
        Map<String, String> env = Map.of("JAVA_HOME", jdk("25.0.1", ARCHIVING).toString());
        String archive = real(home) + "/cli/target/envlog-25.0.1.aot";
        // Java takes no cache together with what is said of sharing classes, be it the default.
        assertThat(launch(home.resolve("envlog"), env, "ls").lines())
                .contains("-XX:AOTCache=" + archive)
                .noneMatch(line -> line.startsWith("-Xshare") || line.contains("SharedArchiveFile"));
    }

    @Test
    void worksThroughSymbolicLinks() throws IOException, InterruptedException {
        Path bin = Files.createDirectories(folder.resolve("bin"));
        Path one = Files.createSymbolicLink(folder.resolve("one"), home.resolve("envlog"));
        Path two = Files.createSymbolicLink(bin.resolve("two"), Path.of("../" + one.getFileName()));
        assertThat(launch(two, Map.of(), "ls").out()).endsWith(real(home) + "/cli/target/envlog.jar\nls\n");
    }

    @Test
    void saysThatJavaIsTooOld() throws IOException, InterruptedException {
        Path old = jdk("11.0.2", "#!/bin/sh\nexit 1\n");
        Run run = launch(home.resolve("envlog"), Map.of("JAVA_HOME", old.toString()), "ls");
        assertThat(run)
                .isEqualTo(new Run(
                        2,
                        "",
                        "envlog: " + old
                                + "/bin/java is Java 11.0.2, which is too old; set JAVA_HOME to a Java 17 or later\n"));
    }

    @Test
    void asksJavaItselfWhereNoFileTellsItsVersion() throws IOException, InterruptedException {
        Path old = jdk("", "#!/bin/sh\necho 'java version \"1.8.0_402\"' >&2\n");
        assertThat(launch(home.resolve("envlog"), Map.of("JAVA_HOME", old.toString()), "ls")
                        .err())
                .contains("is Java 1.8.0_402, which is too old");
    }

    @Test
    void saysThatThereIsNoJava() throws IOException, InterruptedException {
        Run wrong = launch(home.resolve("envlog"), Map.of("JAVA_HOME", folder.toString()), "ls");
        assertThat(wrong.err()).contains("JAVA_HOME is " + folder + ", but there is no bin/java in it");
        Run none = launch(home.resolve("envlog"), Map.of("JAVA_HOME", "", "PATH", "/nowhere"), "ls");
        assertThat(none.exit()).isEqualTo(2);
        assertThat(none.err()).contains("no Java found; install Java 17 or later");
    }

    @Test
    void saysWhatIsMissingToBuild() throws IOException, InterruptedException {
        Files.delete(home.resolve("cli/target/envlog.jar"));
        assertThat(launch(home.resolve("envlog"), Map.of(), "ls").err())
                .contains("so are the sources to build it from");
        Files.writeString(home.resolve("pom.xml"), "");
        Path tools = Files.createDirectories(folder.resolve("tools"));
        for (String tool : List.of("readlink", "sed")) {
            Path copy = Files.writeString(tools.resolve(tool), "#!/bin/sh\nexec " + tool(tool) + " \"$@\"\n");
            assertThat(copy.toFile().setExecutable(true)).isTrue();
        }
        Run run = launch(home.resolve("envlog"), Map.of("PATH", tools.toString()), "ls");
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err()).contains("not built yet, and no Maven to build it with");
    }

    private Path jdk(String version, String program) throws IOException {
        Path made = folder.resolve("jdk" + version);
        Files.createDirectories(made.resolve("bin"));
        Files.writeString(made.resolve("bin/java"), program);
        assertThat(made.resolve("bin/java").toFile().setExecutable(true)).isTrue();
        if (!version.isEmpty()) {
            Files.writeString(made.resolve("release"), "IMPLEMENTOR=\"x\"\nJAVA_VERSION=\"" + version + "\"\n");
        }
        return made;
    }

    private Run launch(Path script, Map<String, String> env, String... args) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(script.toString()));
        command.addAll(List.of(args));
        Path out = folder.resolve("out");
        Path err = folder.resolve("err");
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
        builder.environment().remove("ENVLOG_JAVA_OPTS");
        builder.environment().put("JAVA_HOME", jdk.toString());
        builder.environment().putAll(env);
        int exit = builder.start().waitFor();
        return new Run(
                exit, Files.readString(out, StandardCharsets.UTF_8), Files.readString(err, StandardCharsets.UTF_8));
    }

    private static Path tool(String name) {
        Path usr = Path.of("/usr/bin", name);
        return Files.exists(usr) ? usr : Path.of("/bin", name);
    }

    private static Path real(Path path) throws IOException {
        return path.toRealPath();
    }

    private static Path script() {
        for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            if (Files.isRegularFile(at.resolve("envlog")) && Files.isDirectory(at.resolve("cli"))) {
                return at.resolve("envlog");
            }
        }
        throw new IllegalStateException("no launcher above " + Path.of("").toAbsolutePath());
    }
}
