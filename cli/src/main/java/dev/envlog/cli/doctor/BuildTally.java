package dev.envlog.cli.doctor;

import dev.envlog.cli.doctor.Checkup.Build;
import dev.envlog.cli.doctor.Checkup.Evidence;
import dev.envlog.log.Event;
import dev.envlog.log.RecordKind;
import dev.envlog.parser.statement.ReleaseSet;
import dev.envlog.parser.statement.Wording;
import dev.envlog.parser.statement.Wordings;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Finds the releases that a log fits. Each wording of the grammar excludes the releases that do not print it, and so do some
 * forms of the line. Line numbers of call sites are not used: they differ from build to build, forks included.
 */
final class BuildTally {

    private static final int LOOKED_AT = 5000;
    private static final int QUOTED = 120;
    private static final int TAGS_SINCE = 27;
    private static final int THREAD_SUFFIX_SINCE = 24;

    /** Envoy's build as it names itself in crash reports and in what it sends to its control plane. */
    private static final Pattern STATED =
            Pattern.compile("\\b[0-9a-f]{40}/(1\\.(\\d{1,3})\\.\\d+(-dev)?)[^/\\s]{0,20}/\\w+/");

    private static final String FORM = "form:";

    private final Wordings wordings;
    private final UnaryOperator<String> mask;
    private final Map<Integer, Boolean> seen = new HashMap<>();
    private final Map<String, Evidence> evidence = new HashMap<>();
    private int lookedAt;
    private int searched;
    private boolean plainIds;
    private boolean taggedIds;
    private @Nullable String stated;
    private int statedLine;
    private ReleaseSet statedReleases = ReleaseSet.ALL;

    BuildTally(Wordings wordings, UnaryOperator<String> mask) {
        this.wordings = wordings;
        this.mask = mask;
    }

    void record(Event event) {
        if (event.kind() != RecordKind.LOG) {
            return;
        }
        int number = event.wording();
        if (number != Event.NO_WORDING && seen.putIfAbsent(number, true) == null) {
            Wording wording = wordings.get(number);
            if (wording != null && !wording.releases().equals(ReleaseSet.ALL)) {
                add(wording.event() + number, wording.event(), quoted(event), event, wording.releases());
            }
        }
        if (lookedAt < LOOKED_AT) {
            lookedAt++;
            forms(event);
        }
        if (stated == null && searched < LOOKED_AT && (event.lines() > 1 || number == Event.NO_WORDING)) {
            searched++;
            state(event);
        }
    }

    Build build() {
        List<Evidence> all = new ArrayList<>(evidence.values());
        all.sort(Comparator.comparingInt(Evidence::line));
        ReleaseSet fit = stated == null ? best(all) : statedReleases;
        List<Evidence> against = all.stream()
                .filter(one -> stated == null
                        ? (one.releases().bits() & fit.bits()) != fit.bits()
                        : (one.releases().bits() & fit.bits()) == 0)
                .toList();
        List<Evidence> shown = new ArrayList<>();
        if (stated == null) {
            for (int outside : new int[] {fit.first() - 1, fit.last() + 1}) {
                all.stream()
                        .filter(one -> outside >= ReleaseSet.FIRST && outside <= ReleaseSet.LAST)
                        .filter(one -> !one.releases().has(outside))
                        .filter(one -> !against.contains(one) && !shown.contains(one))
                        .findFirst()
                        .ifPresent(shown::add);
            }
        }
        return new Build(fit, all.size() - against.size(), shown, against, stated, statedLine);
    }

    /** The releases that the fewest pieces of evidence exclude. */
    private static ReleaseSet best(List<Evidence> all) {
        int fewest = Integer.MAX_VALUE;
        long bits = 0;
        for (int n = ReleaseSet.FIRST; n <= ReleaseSet.LAST; n++) {
            int release = n;
            int excluding = (int)
                    all.stream().filter(one -> !one.releases().has(release)).count();
            if (excluding < fewest) {
                fewest = excluding;
                bits = 0;
            }
            bits |= excluding == fewest ? 1L << n : 0;
        }
        return new ReleaseSet(bits);
    }

    private void forms(Event event) {
        String text = event.text();
        if (event.hasConnection() || event.hasStream()) {
            String id = Long.toUnsignedString(event.connection());
            plainIds |= text.contains("[C" + id + "]");
            taggedIds |= text.contains("[Tags: \"") || text.contains("[Tags: \\\"");
            if (text.contains("[C" + id + "][S")) {
                form("ids printed as [C…][S…]", event, ReleaseSet.of(ReleaseSet.FIRST, TAGS_SINCE - 1));
            } else if (text.contains("[Tags: \"") || text.contains("[Tags: \\\"")) {
                form("ids printed as [Tags: …]", event, ReleaseSet.of(TAGS_SINCE, ReleaseSet.LAST));
            }
        }
        if (text.endsWith("\tthread=" + event.thread()) && text.indexOf("Z\t") > 0) {
            form("Istio's thread=…", event, ReleaseSet.of(THREAD_SUFFIX_SINCE, ReleaseSet.LAST));
        }
    }

    /** How ids are printed, null if none were seen. */
    @Nullable
    String idForm() {
        return plainIds && taggedIds ? "mixed" : plainIds ? "plain" : taggedIds ? "tags" : null;
    }

    private void state(Event event) {
        String text = event.text();
        if (!text.contains("/Clean/") && !text.contains("/Modified/")) {
            return;
        }
        Matcher matcher = STATED.matcher(text);
        if (matcher.find()) {
            int release = Integer.parseInt(matcher.group(2));
            stated = matcher.group(1);
            statedLine = event.line();
            // A build between two releases prints what either of them does.
            statedReleases = ReleaseSet.of(matcher.group(3) == null ? release : release - 1, release);
        }
    }

    private void form(String what, Event event, ReleaseSet releases) {
        if (!evidence.containsKey(FORM + what)) {
            add(FORM + what, null, what, event, releases);
        }
    }

    private void add(String key, @Nullable String statement, String text, Event event, ReleaseSet releases) {
        evidence.put(key, new Evidence(statement, text, event.line(), releases));
    }

    private String quoted(Event event) {
        String message = mask.apply(event.message());
        return message.length() <= QUOTED ? message : message.substring(0, QUOTED) + "…";
    }
}
