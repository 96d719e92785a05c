package dev.envlog.cli.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.envlog.cli.workspace.Cancel;
import dev.envlog.cli.workspace.Cancelled;
import dev.envlog.cli.workspace.Host;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What goes through a pager, and what does not. */
class PageTest {

    private final StringWriter screen = new StringWriter();
    private final Cancel cancel = new Cancel();

    @TempDir
    Path folder;

    private Page page(int rows, @Nullable String pager) {
        return new Page(new PrintWriter(screen), cancel, rows, pager);
    }

    @Test
    void whatFitsIsPrinted() throws IOException {
        Path paged = folder.resolve("paged");
        Page page = page(3, "cat > '" + paged + "'");
        page.write("1\n2\n");
        page.finish();
        assertThat(screen.toString()).isEqualTo("1\n2\n");
        assertThat(paged).doesNotExist();
    }

    @Test
    void whatIsLongerGoesThroughThePagerFromItsBeginning() throws IOException {
        Path paged = folder.resolve("paged");
        Page page = page(3, "cat > '" + paged + "'");
        page.write("1\n2\n");
        page.write("3\n");
        page.write("4\n");
        page.finish();
        assertThat(screen.toString()).isEmpty();
        assertThat(Files.readString(paged)).isEqualTo("1\n2\n3\n4\n");
    }

    @Test
    void aBarIsDrawnAtOnce() throws IOException {
        Page page = page(3, "cat");
        page.write("row\n");
        page.write("\rreading 10 %");
        assertThat(screen.toString()).isEqualTo("\rreading 10 %");
        page.finish();
    }

    @Test
    void nothingMoreIsPrintedOnceThatIsCancelled() throws IOException {
        Page page = page(3, null);
        page.write("row\n");
        cancel.ask();
        assertThatThrownBy(() -> page.write("row\n")).isInstanceOf(Cancelled.class);
        page.write("\r");
        page.finish();
        assertThat(screen.toString()).isEqualTo("row\n\r");
    }

    @Test
    void theUsersPagerIsTaken() {
        assertThat(Pager.command(host(Map.of("PAGER", "more")))).isEqualTo("more");
        assertThat(Pager.command(host(Map.of("PAGER", "more", "ENVLOG_PAGER", "most -s"))))
                .isEqualTo("most -s");
        assertThat(Pager.command(host(Map.of("PAGER", "more", "ENVLOG_PAGER", "cat"))))
                .isNull();
        assertThat(Pager.command(host(Map.of("PATH", folder.toString())))).isNull();
    }

    @Test
    void historyIsKeptForEachDirectoryAndReadByItsUserOnly() throws IOException {
        Host host = host(Map.of("XDG_STATE_HOME", folder.toString()));
        Path first = HistoryFile.of(host, folder.resolve("a/logs"));
        Path second = HistoryFile.of(host, folder.resolve("b/logs"));

        assertThat(first).isNotNull().isNotEqualTo(second).startsWith(folder.resolve("envlog/history"));
        assertThat(HistoryFile.of(host, folder.resolve("a/logs"))).isEqualTo(first);
        if (Files.getFileStore(folder).supportsFileAttributeView("posix")) {
            assertThat(Files.getPosixFilePermissions(first)).hasSize(2);
        }
        assertThat(HistoryFile.of(host(Map.of()), folder)).isNull();
    }

    private static Host host(Map<String, String> env) {
        return new Host(InputStream.nullInputStream(), true, true, true, 80, env);
    }
}
