package dev.envlog.memory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RecentTest {

    @Test
    void theOldestIsForgottenFirstOrWhatWasAskedForLongestAgo() {
        assertThat(filled(Recent.byAge(2))).containsExactly("b", "c");
        assertThat(filled(Recent.byUse(2))).containsExactly("a", "c");
    }

    private static List<String> filled(Map<String, Integer> map) {
        map.put("a", 1);
        map.put("b", 2);
        map.get("a");
        map.put("c", 3);
        return List.copyOf(map.keySet());
    }
}
