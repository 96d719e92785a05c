package dev.envlog.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class DataFileTest {

    @Test
    void aWrongEntryIsToldWithFileAndLine() {
        List<String> read = new ArrayList<>();
        assertThatThrownBy(() -> DataFile.read(DataFileTest.class, "bad.txt", line -> {
                    if (line.equals("wrong")) {
                        throw new IllegalArgumentException("'wrong': expected fine");
                    }
                    read.add(line);
                }))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("bad.txt:4: 'wrong': expected fine");
        assertThat(read).containsExactly("fine");
    }

    @Test
    void aMissingFileIsToldByItsName() {
        assertThatThrownBy(() -> DataFile.read(DataFileTest.class, "none.txt", line -> {}))
                .hasMessage("none.txt: missing from the program");
    }

    @Test
    void theLastWordIsAllTheRest() {
        assertThat(DataFile.words("text earer (a  b)", 3)).containsExactly("text", "earer", "(a  b)");
        assertThat(DataFile.words("text   eyJ   x y  ", 3)).containsExactly("text", "eyJ", "x y");
        assertThat(DataFile.words("param key", 3)).containsExactly("param", "key");
        assertThat(DataFile.words("   ", 3)).isEmpty();
    }
}
