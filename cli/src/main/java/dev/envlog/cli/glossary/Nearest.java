package dev.envlog.cli.glossary;

import dev.envlog.catalog.Catalog;
import dev.envlog.catalog.Catalog.Known;
import dev.envlog.parser.statement.Wording;
import dev.envlog.parser.statement.Wordings;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Finds the statements that have most words in common with a text; rare words count for more than common ones. */
final class Nearest {

    private static final int MOST = 3;
    /** Below this share of its weight a text has nothing in common with a statement. */
    private static final double LEAST = 0.25;

    private static final Pattern BETWEEN = Pattern.compile("[^a-z_]+");

    private record Candidate(Known known, Set<String> words) {}

    private record Ranked(Known known, double score) {}

    private final List<Candidate> candidates = new ArrayList<>();
    private final Map<String, Integer> counts = new HashMap<>();

    Nearest(Wordings wordings, Catalog catalog) {
        for (Wording wording : wordings.all()) {
            add(new Known(wording.event(), wording.example()));
        }
        catalog.known().forEach(this::add);
    }

    private void add(Known known) {
        Set<String> words = words(known.text().replaceAll("\\{\\w*}", " "));
        candidates.add(new Candidate(known, words));
        words.forEach(word -> counts.merge(word, 1, Integer::sum));
    }

    /** The nearest first, each statement once; empty if nothing is near. */
    List<Known> of(String text) {
        Set<String> wanted = words(text);
        double all = weight(wanted);
        List<Ranked> ranked = new ArrayList<>();
        for (Candidate candidate : candidates) {
            Set<String> common = new HashSet<>(candidate.words());
            common.retainAll(wanted);
            double shared = weight(common);
            double score = shared == 0 ? 0 : 2 * shared / (all + weight(candidate.words()));
            if (score >= LEAST) {
                ranked.add(new Ranked(candidate.known(), score));
            }
        }
        ranked.sort(Comparator.comparingDouble(Ranked::score).reversed());
        List<Known> nearest = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (Ranked one : ranked) {
            if (nearest.size() < MOST && seen.add(one.known().event())) {
                nearest.add(one.known());
            }
        }
        return nearest;
    }

    private double weight(Set<String> words) {
        double sum = 0;
        for (String word : words) {
            sum += 1.0 / Math.log(2.0 + counts.getOrDefault(word, 0));
        }
        return sum;
    }

    private static Set<String> words(String text) {
        Set<String> words = new HashSet<>(List.of(BETWEEN.split(text.toLowerCase(Locale.ROOT))));
        words.removeIf(word -> word.length() < 2);
        return words;
    }
}
